// --fix and --diff: what becomes of the fixes that findings offer.
#pragma once

#include <cstddef>
#include <vector>

#include "app/cli/commands.h"
#include "app/cli/input_files.h"
#include "engine/analysis.h"
#include "engine/input/input.h"
#include "engine/project.h"

namespace iislint::cli {

/// Fixes what can be proved and stores the files; `analysis` is what remains then, with an error for each
/// file that could not be stored. Says on standard error how much that was. The number of findings that are
/// fixed.
std::size_t fix_and_store(const Arguments& arguments, engine::Project& project,
                          const std::vector<engine::InputFile>& inputs, engine::Analysis& analysis,
                          World& world);

/// Prints what fix_and_store() would change. The exit status: 1 if there is anything.
int print_patch(const Arguments& arguments, engine::Project& project, const Inputs& inputs,
                const engine::Analysis& analysis, World& world);

}  // namespace iislint::cli
