// Addresses of documents as editors write them, and the paths that they stand for. Editors differ: "c%3A" and
// "C:", blanks as they are and as %20.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/paths.h"

namespace iislint::lsp {

using platform::kOwnPaths;
using platform::PathStyle;

/// Whether the URI is one that somebody may mean. Nobody looks through thousands of folders; what is longer
/// or deeper names nothing.
bool is_within_bounds(std::string_view uri);

/// The path of a file: "/srv/web.config"; on Windows "C:/srv/web.config" or "//server/share/web.config", with
/// the letter of the drive in upper case. Nothing when the URI names none on this machine ("untitled:…").
std::optional<std::string> path_of_uri(std::string_view uri, PathStyle style = kOwnPaths);

/// The URI of an absolute path.
std::string uri_of_path(std::string_view path, PathStyle style = kOwnPaths);

/// The last part of any URI, decoded: "Untitled-1" of "untitled:Untitled-1".
std::string name_in_uri(std::string_view uri);

}  // namespace iislint::lsp
