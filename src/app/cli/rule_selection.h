// Which rules there are for a command, and whether the ids that were typed are among them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/cli/commands.h"
#include "engine/file_policy.h"

namespace iislint::cli {

/// The rules for files in the folder one is in: the program's, those of --rules-dir and of the nearest
/// settings. Says on standard error what is wrong with a folder or the settings, and is null then.
class RuleSelection {
 public:
  RuleSelection(const Arguments& arguments, World& world);
  const rules::RuleSet* rules() const { return rules_; }

 private:
  std::vector<engine::RunError> errors_;
  engine::FilePolicies choices_;
  const rules::RuleSet* rules_ = nullptr;
};

/// Says on standard error what keeps the run from being done as it was asked for.
void print_errors(const std::vector<engine::RunError>& errors, World& world);

/// Whether all ids that options name are rules of the program, of --rules-dir, or of the settings for one of
/// the paths; says on standard error which is not.
bool ids_are_known(const Arguments& arguments, const engine::Options& options, World& world);

}  // namespace iislint::cli
