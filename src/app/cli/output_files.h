// The reports of --output.
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "engine/project.h"
#include "report/renderer.h"

namespace iislint::cli {

/// Writes them. False when not all of them could be written, which is said: a report must not replace a file
/// that the run has read, and a link of the repository that is checked must not choose where it goes.
bool write_outputs(const Arguments& arguments, const report::ReportInput& input,
                   const engine::Project& project, World& world);

}  // namespace iislint::cli
