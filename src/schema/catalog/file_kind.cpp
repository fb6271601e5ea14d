#include "schema/catalog/file_kind.h"

#include <string>

#include "base/text.h"

namespace iislint::schema {

std::optional<FileKind> file_kind_from(std::string_view name) {
  for (const FileKind kind : {FileKind::application_host, FileKind::web, FileKind::administration,
                              FileKind::redirection, FileKind::machine}) {
    if (base::equals_ignoring_case(to_string(kind), name)) return kind;
  }
  return std::nullopt;
}

std::optional<FileKind> file_kind_of_path(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
  constexpr std::string_view kExtension = ".config";
  if (name.size() <= kExtension.size()) return std::nullopt;
  const std::string_view stem = name.substr(0, name.size() - kExtension.size());
  if (!base::equals_ignoring_case(name.substr(stem.size()), kExtension)) return std::nullopt;
  return file_kind_from(stem);
}

std::optional<FileKind> file_kind_of_ending(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
  for (std::size_t at = name.find_first_of("._- "); at != std::string_view::npos;
       at = name.find_first_of("._- ", at + 1)) {
    if (const auto kind = file_kind_of_path(name.substr(at + 1))) return kind;
  }
  return std::nullopt;
}

}  // namespace iislint::schema
