// Text -> tree. Tolerant: every text gives a tree, and every departure from XML 1.0 gives a SyntaxError.
// Not recursive; time and memory are linear in the text.
#pragma once

#include <cstdint>

#include "xml/tree.h"

namespace iislint::xml {

struct ScanLimits {
  std::uint32_t depth = 128;        ///< open elements; scanning stops at one more
  std::uint32_t attributes = 1000;  ///< per element; further ones are skipped
  std::uint32_t errors = 1000;      ///< further ones are not recorded
};

enum class SyntaxProblem : std::uint8_t {
  attribute_twice,
  attribute_twice_by_prefix,
  attribute_without_equals,
  attribute_without_value,
  bare_ampersand,
  bare_less_than,
  byte_order_mark_inside,
  cdata_end_in_text,
  character_forbidden,
  character_reference_invalid,
  declaration_invalid,
  declaration_not_first,
  doctype_misplaced,
  document_without_root,
  double_hyphen_in_comment,
  end_tag_misspelt,
  end_tag_stray,
  end_tag_unfinished,
  end_tag_with_junk,
  entity_undefined,
  junk_in_tag,
  missing_end_tag,
  missing_space,
  namespace_reserved,
  namespace_without_name,
  prefix_undeclared,
  name_invalid,
  processing_instruction_invalid,
  second_root,
  start_tag_unfinished,
  text_outside_root,
  unclosed_at_end,
  unterminated_cdata,
  unterminated_comment,
  unterminated_doctype,
  unterminated_processing_instruction,
  value_unquoted,
  value_unterminated,
  version_unsupported,
};

Document scan(const source::SourceFile& file, source::FileId id, const ScanLimits& limits = {});

}  // namespace iislint::xml
