// The project of a command, which rules there are in it, and whether the ids that were typed are among them.
#pragma once

#include <memory>
#include <vector>

#include "app/cli/commands.h"
#include "engine/project.h"

namespace iislint::cli {

/// The project that the arguments ask for. Says on standard error why there is none, and is null then.
std::unique_ptr<engine::Project> open_project(const Arguments& arguments, World& world);

/// The rules for files in the folder one is in: the program's, those of --rules-dir and of the nearest
/// settings. Says on standard error what is wrong with a folder or the settings, and is null then.
const rules::RuleSet* rules_here(engine::Project& project, World& world);

/// Says on standard error what keeps the run from being done as it was asked for.
void print_errors(const std::vector<engine::RunError>& errors, World& world);

/// Whether all ids that the arguments name are rules of the program, of --rules-dir, or of the settings for
/// one of the paths; says on standard error which is not.
bool ids_are_known(const Arguments& arguments, engine::Project& project, World& world);

}  // namespace iislint::cli
