// The comments by which a file silences findings:
//
//   <!-- iislint-ignore RULE, RULE until 2027-01-31: REASON -->         of the next element and all it holds
//   <!-- iislint-ignore-file RULE, RULE until 2027-01-31: REASON -->    of the whole file
//
// `until` and the date may be left out, the reason may not. Rules are told apart by commas, and the first
// colon ends them: XML forbids the two hyphens in a row that other tools use for it. This reads the words of
// one comment; what they mean for a file is the business of suppressions.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace iislint::engine {

/// Offsets into the text that was read.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

enum class CommentMistake : std::uint8_t {
  unknown_keyword,  ///< at the keyword
  no_rules,         ///< at the keyword
  no_reason,        ///< at the keyword
  stray_word,       ///< behind a rule, where a comma or a colon should be
  invalid_date,     ///< at the date, or at `until` when nothing follows it
  late_date,        ///< at `until` and a date that end the reason
};

struct SuppressionComment {
  WordRange keyword;
  bool is_for_file = false;
  std::vector<WordRange> rules;
  WordRange date;
  std::optional<base::Date> until;
  WordRange reason;  ///< without white space round it; may hold line ends
  std::optional<CommentMistake> mistake;
  WordRange mistaken;  ///< where the mistake is
};

/// Keywords, for those that are misspelt.
inline constexpr std::string_view kIgnore = "iislint-ignore";
inline constexpr std::string_view kIgnoreFile = "iislint-ignore-file";
/// Stands where an editor asks for the reason; it is none.
inline constexpr std::string_view kReasonToWrite = "explain why this is acceptable";

/// What stands between <!-- and -->. Nothing when the first word does not speak to iislint. After a mistake
/// nothing but the keyword can be relied on. Linear in the text.
std::optional<SuppressionComment> read_suppression_comment(std::string_view text);

}  // namespace iislint::engine
