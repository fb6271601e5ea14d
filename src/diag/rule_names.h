// Names that stand for rules, wherever one is typed: an id, a pattern, or a group.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

#include "diag/rule_info.h"

namespace iislint::diag {

using Rules = std::span<const RuleInfo* const>;

/// What a name is, the least specific first.
enum class RuleNameKind : std::uint8_t {
  all,       ///< "ALL"
  profile,   ///< "cis": rules that cite the benchmark, or have a level of their own in the profile
  area,      ///< "ftp"
  category,  ///< "client-certificates"
  pattern,   ///< "ftp-*"
  id
};

/// How specific a name is. Where two names say different things of one rule, the more specific one counts; of
/// two patterns that is the longer one.
struct RuleNameRank {
  RuleNameKind kind = RuleNameKind::all;
  std::size_t length = 0;  ///< of a pattern

  friend auto operator<=>(const RuleNameRank&, const RuleNameRank&) = default;
};

/// Nothing when the name stands for none of the rules.
std::optional<RuleNameRank> rank_of_name(std::string_view name, Rules rules);

/// Whether a name of that kind stands for the rule.
bool stands_for(std::string_view name, RuleNameKind kind, const RuleInfo& rule);

/// Why the name stands for none of the rules, with what was probably meant: "there is no rule 'x'; did you
/// mean 'y'?"
std::string unknown_rule_name(std::string_view name, Rules rules);

}  // namespace iislint::diag
