// Paths as text, joined by '/'; nothing here touches the file system.
#pragma once

#include <string>
#include <string_view>

namespace iislint::source {

/// Whether the path begins with a root: "/", on Windows also "C:/" or "//server/share/".
bool is_absolute(std::string_view path);

/// Whether it is a root, which ends with '/'.
bool is_root(std::string_view path);

/// "conf" of "conf/web.config", "." of "web.config".
std::string folder_of(std::string_view path);

/// The path `relative` as seen from `folder`, without "." and inner ".." in it; `relative` itself when it is
/// absolute.
std::string join(std::string_view folder, std::string_view relative);

/// The path without "." and inner "..", with '/' between its parts.
std::string normal_path(std::string_view path);

/// What of `path` is below `folder` ("b/c" of "a/b/c" below "a"); nothing when it is not below. Both in
/// normal form.
bool is_below(std::string_view path, std::string_view folder, std::string_view& rest);

/// The path as seen from the folder: "../b/c" of "/a/b/c" from "/a/d". Both absolute, or both relative to the
/// same folder, and in normal form.
std::string relative_path(std::string_view path, std::string_view folder);

/// Whether the path is the folder or below it, which may be the current one, ".". Both in normal form.
bool is_in(std::string_view path, std::string_view folder);

}  // namespace iislint::source
