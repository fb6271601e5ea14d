// Reads patches as git diff prints them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "source/line_range.h"

namespace iislint::git {

/// What a patch made with --unified=0, --src-prefix=a/ and --dst-prefix=b/ says of the new sides of its
/// files, by their names.
std::map<std::string, source::ChangedLines> lines_of_patch(std::string_view patch);

}  // namespace iislint::git
