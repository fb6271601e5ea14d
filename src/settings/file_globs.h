// Patterns for files, as settings and the command line write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace iislint::settings {

/// Why the pattern cannot mean what its author wants, or nothing.
std::string problem_of_glob(std::string_view glob);

/// The pattern for base::matches_path and absolute paths. Without '/' it is for names anywhere, with one at
/// its end for a folder and all that is in it; others are seen from `folder`, an absolute path.
std::string file_glob(std::string glob, const std::string& folder);

/// The same for what is left out: a pattern for a folder is one for all that is in it, and '/' at the end of
/// a name means a folder of that name anywhere.
std::vector<std::string> exclusion_globs(std::string glob, const std::string& folder);

}  // namespace iislint::settings
