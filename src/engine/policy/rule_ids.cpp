#include "engine/policy/rule_ids.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "diag/rule_names.h"

namespace iislint::engine {
namespace {

std::vector<const diag::RuleInfo*> all_rules(const std::vector<const rules::RuleSet*>& sets) {
  std::vector<const diag::RuleInfo*> all;
  for (const rules::RuleSet* set : sets)
    all.insert(all.end(), set->infos().begin(), set->infos().end());
  return all;
}

base::Error unknown(const std::string& name, const std::vector<const rules::RuleSet*>& sets) {
  return {base::ErrorCode::usage, diag::unknown_rule_name(name, all_rules(sets))};
}

std::optional<base::Error> check_rule_name(const std::string& name,
                                           const std::vector<const rules::RuleSet*>& sets) {
  if (diag::rank_of_name(name, all_rules(sets))) return std::nullopt;
  return unknown(name, sets);
}

}  // namespace

std::optional<base::Error> check_rule_id(const std::string& id,
                                         const std::vector<const rules::RuleSet*>& sets) {
  const auto has_it = [&](const rules::RuleSet* set) { return set->find(id) != nullptr; };
  if (std::any_of(sets.begin(), sets.end(), has_it)) return std::nullopt;
  if (diag::rank_of_name(id, all_rules(sets)))
    return base::Error{base::ErrorCode::usage, "'" + id + "' is no id of a rule, but a name for several"};
  return unknown(id, sets);
}

std::optional<base::Error> check_rule_ids(const Options& options,
                                          const std::vector<const rules::RuleSet*>& sets) {
  for (const std::set<std::string>* ids : {&options.select, &options.ignore}) {
    for (const std::string& id : *ids) {
      if (auto error = check_rule_name(id, sets)) return error;
    }
  }
  for (const auto& [id, severity] : options.severity) {
    if (auto error = check_rule_name(id, sets)) return error;
  }
  if (!options.traced_rule.empty()) return check_rule_id(options.traced_rule, sets);
  return std::nullopt;
}

}  // namespace iislint::engine
