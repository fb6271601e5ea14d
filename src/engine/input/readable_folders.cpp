#include "engine/input/readable_folders.h"

#include <optional>
#include <unordered_set>

#include "settings/settings_files.h"
#include "source/paths.h"

namespace iislint::engine {
namespace {

using source::PathKind;

/// One that is itself a link may be another repository, which the one around it leads to: it counts where
/// there is none around it.
std::optional<std::string> repository_of(const source::FileReader& reader, const std::string& folder) {
  std::optional<std::string> behind_link;
  for (std::string here = reader.absolute(folder);; here = source::folder_of(here)) {
    if (reader.kind(source::join(here, ".git")) != PathKind::missing) {
      if (!reader.is_link(here)) return here;
      if (!behind_link) behind_link = here;
    }
    if (source::is_root(here) || here == "." || here.starts_with("..")) return behind_link;
  }
}

class Folders {
 public:
  explicit Folders(const source::FileReader& reader) : reader_(reader), finder_(reader) {}

  /// What stands for the folder of something that is checked.
  void add_checked(const std::string& folder) {
    if (!seen_.insert(folder).second) return;
    if (const auto repository = repository_of(reader_, folder)) return add(*repository);
    add(folder);
    if (const auto settings = finder_.nearest(folder)) add(source::folder_of(*settings));
    const std::string current = reader_.absolute(".");
    if (!source::is_root(current) && source::is_in(reader_.absolute(folder), current)) add(current);
  }

  void add(const std::string& folder) {
    std::string absolute = reader_.absolute(folder);
    if (added_.insert(absolute).second) all_.push_back(std::move(absolute));
  }

  std::vector<std::string> take() { return std::move(all_); }

 private:
  const source::FileReader& reader_;
  settings::SettingsFinder finder_;
  std::unordered_set<std::string> seen_, added_;
  std::vector<std::string> all_;
};

}  // namespace

std::vector<std::string> readable_folders(const source::FileReader& reader,
                                          const std::vector<std::string>& paths, const Environment& options) {
  Folders folders(reader);
  for (const std::string& path : paths)
    folders.add_checked(reader.kind(path) == PathKind::directory ? path : source::folder_of(path));
  if (!options.settings_file.empty()) folders.add(source::folder_of(options.settings_file));
  if (!options.baseline_file.empty()) folders.add(source::folder_of(options.baseline_file));
  if (!options.schema_directory.empty()) folders.add(options.schema_directory);
  for (const auto* list : {&options.rules_directories, &options.outside_folders}) {
    for (const std::string& folder : *list)
      folders.add(folder);
  }
  return folders.take();
}

std::string root_of_current(const source::FileReader& reader) {
  const auto repository = repository_of(reader, ".");
  return repository ? *repository : reader.absolute(".");
}

}  // namespace iislint::engine
