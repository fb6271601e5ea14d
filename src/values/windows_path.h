// Paths as Windows writes them: where they begin, what is wrong with them, and a form that can be compared.
//
// Source: Microsoft's page on naming files, paths and namespaces. Nothing is looked up on a disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace iislint::values {

enum class PathKind : std::uint8_t {
  empty,
  absolute,        ///< "D:\files", "%SystemDrive%\inetpub"
  drive_root,      ///< "D:\", "%SystemDrive%\"
  unc,             ///< "\\server\share\folder"
  unc_incomplete,  ///< "\\server": names no share
  device,          ///< "\\?\D:\files", "\\.\…"
  drive_relative,  ///< "D:files": below whatever folder is current on that drive
  root_relative,   ///< "\files": on whatever drive is current
  relative,        ///< "files"
  url,             ///< "https://…", "file://…"
  variable,        ///< begins with an environment variable that Windows does not define
  token,           ///< a tool will replace it: nothing else is said
};

struct WindowsPath {
  PathKind kind = PathKind::empty;
  /// Lower case, known variables expanded as on a server whose system drive is C:, one backslash between
  /// names, without "." and ".." and without a backslash at the end. Only to compare with others; empty for
  /// kinds that can be compared with nothing.
  std::string normal;
  bool has_slashes = false;         ///< "/" where Windows writes "\"
  bool has_trailing_blank = false;  ///< a blank or dot at the end, which Windows drops
  bool has_leading_blank = false;
  bool is_climbing = false;  ///< ".." is one of its names
  /// "%Foo%", the first that Windows does not define: its offsets in the text; equal when there is none.
  std::size_t variable_begin = 0, variable_end = 0;
  std::size_t illegal = std::string_view::npos;  ///< offset of the first character no path can hold

  /// Whether the place does not depend on anything else: a drive or a server with a share.
  bool is_absolute() const {
    return kind == PathKind::absolute || kind == PathKind::drive_root || kind == PathKind::unc;
  }
};

WindowsPath parse_windows_path(std::string_view text);

/// Whether the text is, without a closer look, an absolute path on a drive whose normal form is its lower
/// case, and nothing is wrong with it. Nearly all paths are.
bool is_ordinary_path(std::string_view text);

/// Whether `path` is `above` or a folder below it, both in their normal form.
bool is_path_at_or_below(std::string_view path, std::string_view above);

}  // namespace iislint::values
