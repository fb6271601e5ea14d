#include "engine/rule_sets.h"

#include <algorithm>

#include "rules/definition/rule_directory.h"

namespace iislint::engine {

const rules::RuleSet& RuleSets::with(const std::vector<std::string>& directories) {
  if (options_.user_rules != nullptr) return *options_.user_rules;
  std::vector<std::string> all;
  for (const auto* list : {&options_.rules_directories, &directories}) {
    for (const std::string& directory : *list) {
      const std::string absolute = reader_.absolute(directory);
      const auto is_same = [&](const std::string& other) { return reader_.absolute(other) == absolute; };
      if (std::none_of(all.begin(), all.end(), is_same)) all.push_back(directory);
    }
  }
  if (all.empty()) return rules::RuleSet::builtin();
  const auto known = sets_.find(all);
  if (known != sets_.end()) return *known->second;
  auto read = rules::read_rule_directories(reader_, all, *options_.facts);
  if (!read) errors_.push_back({all.back(), read.error()});
  auto set = read ? std::make_unique<const rules::RuleSet>(std::move(read->store))
                  : std::make_unique<const rules::RuleSet>(rules::RuleSet::builtin());
  return *sets_.emplace(all, std::move(set)).first->second;
}

}  // namespace iislint::engine
