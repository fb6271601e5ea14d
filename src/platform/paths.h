// What paths look like here. Inside the program their parts are joined by '/' everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace iislint::platform {

enum class PathStyle : std::uint8_t { posix, windows };

/// That of this system.
extern const PathStyle kOwnPaths;

/// Bytes of the root that an absolute path begins with: of "/"; on Windows of "C:/" and "//server/share/" as
/// well, which may lack the slash at the end. 0 for a relative path.
std::size_t root_size(std::string_view path);

/// A path as somebody has typed it or another program has printed it, as the program holds it.
std::string own_path(std::string path);

}  // namespace iislint::platform
