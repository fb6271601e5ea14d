// In which format a command prints: what the command line says, else IISLINT_FORMAT, else the settings, else
// auto.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/cli/commands.h"
#include "engine/project.h"
#include "report/formats/formats.h"

namespace iislint::cli {

/// Borrows what it was chosen from.
struct FormatChoice {
  std::string_view name;          ///< one that shows the content; never "auto"
  std::string_view log_commands;  ///< a second format behind it, of commands to the CI system; empty: none
};

/// The settings are those for `path`. A format of the environment or the settings that cannot show the
/// content is passed over: it is chosen for all commands at once, and most formats show findings only.
FormatChoice choose_format(const Arguments& arguments, report::Content content, engine::Project& project,
                           const std::string& path, const World& world);

/// What is wrong with IISLINT_FORMAT, if it matters.
std::optional<std::string> check_environment(const Arguments& arguments, const Environment& environment);

}  // namespace iislint::cli
