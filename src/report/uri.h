// Paths as the URIs of reports, RFC 3986: relative to the root of the repository wherever that is possible,
// since services match them with the files they know.
#pragma once

#include <string>
#include <string_view>

namespace iislint::report {

/// Both absolute and in normal form; empty where they are not known.
struct Folders {
  std::string_view current;  ///< relative paths start here
  std::string_view root;     ///< of the repository round it, else the current folder itself
};

struct FileUri {
  std::string text;
  bool is_relative;  ///< to the root
};

/// The path below the root where it is below it, `path` itself where that cannot be told; neither is encoded.
/// Absolute paths elsewhere, drives of Windows and its network shares ("C:\x", "\\server\share") are not
/// relative.
FileUri uri_of(std::string_view path, const Folders& folders);

/// `path` with each byte but letters, digits and "-._~/" as %XX.
std::string percent_encoded(std::string_view path);

/// Whether a reader may follow the text as a link: http or https, and nothing in it that no URI has.
bool is_web_address(std::string_view text);

}  // namespace iislint::report
