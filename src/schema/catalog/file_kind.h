// The kinds of configuration file, by the place they have in the hierarchy of IIS.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace iislint::schema {

enum class FileKind : std::uint8_t { application_host, web, administration, redirection, machine };

/// As it is written on the command line and in reports: "applicationHost".
constexpr std::string_view to_string(FileKind kind) {
  switch (kind) {
    case FileKind::application_host:
      return "applicationHost";
    case FileKind::web:
      return "web";
    case FileKind::administration:
      return "administration";
    case FileKind::redirection:
      return "redirection";
    case FileKind::machine:
      return "machine";
  }
  return "web";
}

/// By the name of the kind, in any letter case.
std::optional<FileKind> file_kind_from(std::string_view name);

/// By the last component of a path ("…/Web.config"), in any letter case.
std::optional<FileKind> file_kind_of_path(std::string_view path);

/// By how the last component ends: "intranet.web.config" is a web.config that somebody keeps under another
/// name.
std::optional<FileKind> file_kind_of_ending(std::string_view path);

}  // namespace iislint::schema
