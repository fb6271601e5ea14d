// What git ignores below a folder.
#pragma once

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "git/git.h"
#include "source/file_reader.h"

namespace iislint::git {

/// Those of the files that are ignored. All paths are real ones (FileReader::real). A file that is tracked is
/// not ignored, whatever patterns say. `searched` is the folder that was named, and is searched also when it
/// is ignored itself; empty when the files were named. Each file is judged by the repository that it lies in,
/// with the patterns of the user; no git is started where there is no repository. `say` gets the folder of a
/// repository that git cannot answer for, and why.
std::unordered_set<std::string> ignored_files(
    const Git& git, const source::FileReader& reader, const std::string& searched,
    const std::vector<std::string>& files,
    const std::function<void(const std::string& top, const std::string& problem)>& say);

}  // namespace iislint::git
