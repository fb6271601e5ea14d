#include "engine/input/input.h"

#include <algorithm>
#include <iterator>

#include "schema/catalog/file_kind.h"

namespace iislint::engine {
namespace {

bool is_tool_directory(std::string_view name) {
  constexpr std::string_view kNames[] = {".git", ".hg", ".svn", "node_modules", "__pycache__"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool has_wanted_name(std::string_view name) {
  const auto kind = schema::file_kind_of_path(name);
  return kind && *kind != schema::FileKind::machine;
}

}  // namespace

FoundFiles collect_files(const source::FileReader& reader, const std::string& path) {
  FoundFiles found;
  if (reader.kind(path) != source::PathKind::directory) {
    found.files.push_back({path});
    return found;
  }
  std::vector<std::string> directories = {path};
  while (!directories.empty()) {
    const std::string directory = std::move(directories.back());
    directories.pop_back();
    const auto entries = reader.list(directory);
    if (!entries) {
      found.errors.push_back({directory, entries.error()});
      continue;
    }
    std::vector<std::string> below;
    bool has_unknown = false;
    const std::string prefix = directory == "." ? "" : directory.back() == '/' ? directory : directory + "/";
    for (const source::DirectoryEntry& entry : *entries) {
      if (entry.kind == source::PathKind::directory && !is_tool_directory(entry.name))
        below.push_back(prefix + entry.name);
      // Whatever it is: what cannot be read under such a name is said when it is read.
      if (has_wanted_name(entry.name)) {
        found.files.push_back({prefix + entry.name, std::nullopt, true});
      } else {
        has_unknown = has_unknown || entry.kind == source::PathKind::unknown;
      }
    }
    if (has_unknown)
      found.errors.push_back({directory,
                              {base::ErrorCode::unreadable_file,
                               "cannot read: what some of its entries are cannot be found out"}});
    directories.insert(directories.end(), below.rbegin(), below.rend());
  }
  return found;
}

}  // namespace iislint::engine
