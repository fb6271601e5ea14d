// Which files a command is given, and which others it may read for them.
#pragma once

#include <string>
#include <vector>

#include "app/cli/commands.h"
#include "engine/input/input.h"

namespace iislint::cli {

/// Reads the names of --files-from. False when that cannot be done, which is said.
bool read_list(Arguments& arguments, World& world);

/// What the paths and the list mean. A file that is named twice is checked once: the project sees to that.
engine::FoundFiles inputs_of(const Arguments& arguments, World& world);

/// The folders that the command may read.
std::vector<std::string> folders_of(const Arguments& arguments, const source::FileReader& files);

}  // namespace iislint::cli
