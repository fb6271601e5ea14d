// The rules of a run: those of the program, and with them those that users keep in folders of their own.
// Files under different settings may have different ones.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/input.h"
#include "engine/options.h"
#include "rules/table/rule_set.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// Owns the rules of users: must outlive the findings that name them.
class RuleSets {
 public:
  /// What is wrong with a folder is added to `errors`, once; its rules are left out then.
  RuleSets(const source::FileReader& reader, const Options& options, std::vector<RunError>& errors)
      : reader_(reader), options_(options), errors_(errors) {}

  /// The rules of the program, of the folders that the command line names, and of these.
  const rules::RuleSet& with(const std::vector<std::string>& directories);

 private:
  const source::FileReader& reader_;
  const Options& options_;
  std::vector<RunError>& errors_;
  std::map<std::vector<std::string>, std::unique_ptr<const rules::RuleSet>> sets_;  // by folders
};

}  // namespace iislint::engine
