#include "rules/table/rule_table.h"

#include <algorithm>

namespace iislint::rules {

diag::Severity level_in(std::string_view profile, const Rule& rule, const Variant& variant) {
  const diag::Severity own = diag::level_in(profile, rule.info->severity, rule.info->profiles);
  return diag::level_in(profile, variant.severity.value_or(own), variant.profiles);
}

const diag::RuleInfo* find_rule(std::string_view id) {
  const auto infos = rule_infos();
  const auto at =
      std::lower_bound(infos.begin(), infos.end(), id,
                       [](const diag::RuleInfo& info, std::string_view key) { return info.id < key; });
  return at != infos.end() && at->id == id ? &*at : nullptr;
}

}  // namespace iislint::rules
