// The rules of a project: those of the program, and with them those that users keep in folders of their own.
// Files under different settings may have different ones.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/input/input.h"
#include "engine/input/options.h"
#include "rules/table/rule_set.h"
#include "schema/catalog/catalog.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// `error` says why rules of users are missing.
struct LoadedRules {
  rules::RuleSet rules;
  std::optional<RunError> error;
};

/// Owns the rules of users: must outlive the findings that name them. Reads a folder once.
class RuleSets {
 public:
  /// Borrows all of it.
  RuleSets(const source::FileReader& reader, const Environment& environment, const schema::Catalog& facts)
      : reader_(reader), environment_(environment), facts_(facts) {}

  /// The rules of the program, of the folders that the environment names, and of these. Stays where it is.
  const LoadedRules& with(const std::vector<std::string>& directories);

  /// So many different lists of folders; more are an error. A set of rules is loaded for each.
  static constexpr std::size_t kMostSets = 32;

  /// Whether the file stands in one of the folders.
  bool holds(const std::string& canonical_path) const;

 private:
  std::vector<std::string> all_with(const std::vector<std::string>& directories) const;
  LoadedRules load(const std::vector<std::string>& directories) const;

  const source::FileReader& reader_;
  const Environment& environment_;
  const schema::Catalog& facts_;
  std::map<std::vector<std::string>, std::unique_ptr<const LoadedRules>> sets_;  // by folders
};

}  // namespace iislint::engine
