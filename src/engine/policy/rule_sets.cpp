#include "engine/policy/rule_sets.h"

#include <algorithm>

#include "rules/definition/rule_directory.h"
#include "source/paths.h"

namespace iislint::engine {

const LoadedRules& RuleSets::with(const std::vector<std::string>& directories) {
  std::vector<std::string> all = all_with(directories);
  const auto known = sets_.find(all);
  if (known != sets_.end()) return *known->second;
  auto loaded = std::make_unique<const LoadedRules>(load(all));
  return *sets_.emplace(std::move(all), std::move(loaded)).first->second;
}

/// Each folder once.
std::vector<std::string> RuleSets::all_with(const std::vector<std::string>& directories) const {
  std::vector<std::string> all;
  if (environment_.user_rules != nullptr) return all;
  for (const auto* list : {&environment_.rules_directories, &directories}) {
    for (const std::string& directory : *list) {
      const std::string absolute = reader_.absolute(directory);
      const auto is_same = [&](const std::string& other) { return reader_.absolute(other) == absolute; };
      if (std::none_of(all.begin(), all.end(), is_same)) all.push_back(directory);
    }
  }
  return all;
}

LoadedRules RuleSets::load(const std::vector<std::string>& directories) const {
  if (environment_.user_rules != nullptr) return {*environment_.user_rules, std::nullopt};
  if (directories.empty()) return {rules::RuleSet::builtin(), std::nullopt};
  if (sets_.size() > kMostSets) {
    base::Error error{base::ErrorCode::settings, "more than " + std::to_string(kMostSets) +
                                                     " different lists of rule directories in one run"};
    return {rules::RuleSet::builtin(), RunError{directories.back(), std::move(error)}};
  }
  auto read = rules::read_rule_directories(reader_, directories, facts_);
  if (!read) return {rules::RuleSet::builtin(), RunError{directories.back(), read.error()}};
  return {rules::RuleSet(std::move(read->store)), std::nullopt};
}

bool RuleSets::holds(const std::string& canonical_path) const {
  std::string_view rest;
  for (const auto& [directories, set] : sets_) {
    for (const std::string& directory : directories) {
      if (source::is_below(canonical_path, reader_.absolute(directory), rest)) return true;
    }
  }
  return false;
}

}  // namespace iislint::engine
