// Paths in configuration files are those of Windows, which takes "Sites\Shop.CONFIG." for
// "sites/shop.config".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/file_reader.h"

namespace iislint::source {

/// What `relative`, with '/' between its parts, names below the folder: that path itself if it is there, else
/// the first in the order of names whose parts are the same but for the case of ASCII letters, without dots
/// and blanks at the end of a part. Nothing when there is none. A folder that cannot be listed is an answer:
/// reading says why.
std::optional<std::string> find_as_windows(const FileReader& reader, const std::string& folder,
                                           std::string_view relative);

}  // namespace iislint::source
