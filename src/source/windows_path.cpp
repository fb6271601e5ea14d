#include "source/windows_path.h"

#include <algorithm>

#include "base/text.h"
#include "source/paths.h"

namespace iislint::source {
namespace {

std::string_view without_end(std::string_view part) {
  while (!part.empty() && (part.back() == '.' || part.back() == ' '))
    part.remove_suffix(1);
  return part;
}

}  // namespace

std::optional<std::string> find_as_windows(const FileReader& reader, const std::string& folder,
                                           std::string_view relative) {
  std::string exact = join(folder, relative);
  if (reader.kind(exact) != PathKind::missing) return exact;
  std::string path = folder;
  for (const std::string_view written : base::split(relative, '/')) {
    const std::string_view part = without_end(written);
    if (part.empty()) continue;
    std::string next = join(path, part);
    if (reader.kind(next) == PathKind::missing) {
      const auto entries = reader.list(path);
      if (!entries) return reader.kind(path) == PathKind::directory ? std::optional(exact) : std::nullopt;
      const auto same = std::find_if(entries->begin(), entries->end(), [&](const DirectoryEntry& entry) {
        return base::equals_ignoring_case(entry.name, part);
      });
      if (same == entries->end()) return std::nullopt;
      next = join(path, same->name);
    }
    path = std::move(next);
  }
  return path;
}

}  // namespace iislint::source
