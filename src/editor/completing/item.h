// One thing that may be written at a place.
#pragma once

#include <cstdint>
#include <string>

#include "source/span.h"

namespace iislint::editor {

enum class CompletionKind : std::uint8_t {
  element,
  end_tag,
  attribute,
  word,     ///< of an enumeration, and true and false
  flag,     ///< of flags
  value,    ///< a time or a number
  name,     ///< that something of the configuration has: a pool, a site, a provider, a map
  section,  ///< the path of a section
  file,     ///< that is there
  key,      ///< of a settings file or a rule definition
  rule,     ///< the id of a rule
  comment,  ///< one that speaks to iislint
};

struct CompletionItem {
  std::string label;
  CompletionKind kind = CompletionKind::word;
  std::string detail;         ///< in one line: "required", "the default"
  std::string documentation;  ///< Markdown; may be empty
  std::string sort_text;      ///< items in the order of this text: what is required comes first
  source::Span replaced;      ///< what the text takes the place of; holds the offset, and lies in one line
  std::string text;           ///< to be inserted
  std::string snippet;  ///< the same with the places to fill in, "$1", "${2:x}", "$0"; empty: just the text
};

}  // namespace iislint::editor
