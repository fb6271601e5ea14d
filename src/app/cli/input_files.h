// Which files a command is given, and which others it may read for them.
#pragma once

#include <string>
#include <vector>

#include "app/cli/commands.h"
#include "app/cli/file_filter.h"
#include "engine/input/input.h"

namespace iislint::cli {

/// Reads the names of --files-from. False when that cannot be done, which is said.
bool read_list(Arguments& arguments, World& world);

/// What a run is to check, each file once, however often and by whatever paths it is named.
struct Inputs {
  std::vector<engine::InputFile> files;
  std::vector<engine::RunError> errors;  ///< of directories that cannot be read
  std::vector<std::string> searched;     ///< directories that were searched, absolute
  std::vector<std::string> empty;        ///< paths with nothing to check
  bool has_left_out = false;             ///< some of them hold only what is left out
};

/// What the paths and the list mean; with --staged, the files that are staged in them.
Inputs inputs_of(const Arguments& arguments, World& world, FileFilter& filter);

/// The folders that the command may read.
std::vector<std::string> folders_of(const Arguments& arguments, const source::FileReader& files);

}  // namespace iislint::cli
