#include "engine/input/input.h"

#include <algorithm>
#include <iterator>

#include "engine/input/file_names.h"
#include "source/decode.h"

namespace iislint::engine {
namespace {

bool is_tool_directory(std::string_view name) {
  constexpr std::string_view kNames[] = {".git", ".hg", ".svn"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

constexpr std::size_t kMaxTransformBytes = std::size_t{16} * 1024 * 1024;

bool is_of_other_program(const source::FileReader& reader, const std::string& path) {
  if (!has_ending(path, ".xdt") && !has_ending(path, ".xdt.xml")) return false;
  auto bytes = reader.read(path, kMaxTransformBytes);
  return bytes && !mentions_transforms(source::decode(std::move(*bytes)).text);
}

/// A link to a folder that must not be read. Others are not followed either: what they lead to is found in
/// its own place.
std::optional<base::Error> refusal_of_link(const source::FileReader& reader, const std::string& path) {
  if (!reader.is_link(path)) return std::nullopt;
  const source::PathKind kind = reader.kind(path);
  const bool is_folder = kind == source::PathKind::directory || kind == source::PathKind::unknown;
  return is_folder ? reader.refusal(path) : std::nullopt;
}

}  // namespace

bool is_searched_file(const source::FileReader& reader, const std::string& path) {
  return is_searched_name(path.substr(path.rfind('/') + 1)) && !is_of_other_program(reader, path);
}

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
      if (is_searched_name(entry.name) && !is_of_other_program(reader, prefix + entry.name)) {
        found.files.push_back({prefix + entry.name, std::nullopt, true});
      } else if (entry.kind == source::PathKind::other) {
        if (auto refused = refusal_of_link(reader, prefix + entry.name))
          found.errors.push_back({prefix + entry.name, std::move(*refused)});
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
