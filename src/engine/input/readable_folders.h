// Which folders a run may read: those of what it was told to check, and what the command line names beside
// it.
#pragma once

#include <string>
#include <vector>

#include "engine/input/options.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// The folders for source::FencedReader. `paths` are files and folders that are named. Each stands for its
/// repository (the nearest folder above that holds .git); where there is none, for its folder, that of the
/// settings found for it, and the current folder if that is above it. The folders of --config and
/// --baseline, and folders
/// that `options` name, come to them.
std::vector<std::string> readable_folders(const source::FileReader& reader,
                                          const std::vector<std::string>& paths, const Environment& options);

/// The repository that the current folder is in, else the current folder; absolute.
std::string root_of_current(const source::FileReader& reader);

}  // namespace iislint::engine
