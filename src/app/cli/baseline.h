// What --baseline takes out of a report, and --write-baseline writes.
#pragma once

#include <optional>

#include "app/cli/commands.h"
#include "engine/baseline/baseline.h"

namespace iislint::cli {

/// The baseline of the arguments; an empty one when it is to be written for the first time. Nothing, which is
/// said, when it cannot be read.
std::optional<engine::Baseline> read_baseline(const Arguments& arguments, World& world);

/// Sets aside what the baseline knows, after it was written anew if that is asked for, and says on standard
/// error what has changed. False when it could not be written.
bool apply_baseline(const Arguments& arguments, engine::Baseline baseline, engine::Analysis& analysis,
                    engine::Project& project, World& world);

}  // namespace iislint::cli
