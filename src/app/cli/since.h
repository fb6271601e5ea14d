// What --since leaves of a report.
#pragma once

#include <optional>

#include "app/cli/commands.h"
#include "engine/analysis.h"
#include "engine/project.h"
#include "git/changes.h"

namespace iislint::cli {

/// What has changed since the revision; nothing, which is said, when that cannot be found out.
std::optional<git::ChangesSince> changes_since(const Arguments& arguments, World& world);

/// Leaves the findings about what has changed. False, which is said, when git fails.
bool keep_changed(const git::ChangesSince& changes, engine::Analysis& analysis, engine::Project& project,
                  World& world);

}  // namespace iislint::cli
