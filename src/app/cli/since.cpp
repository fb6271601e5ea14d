#include "app/cli/since.h"

#include <map>
#include <string>
#include <vector>

#include "app/cli/file_filter.h"
#include "engine/changes/touched_findings.h"
#include "engine/input/file_names.h"
#include "report/terminal/terminal_text.h"
#include "source/paths.h"

namespace iislint::cli {
namespace {

void say(const base::Error& error, World& world) {
  world.err << "iislint: " << report::printable_name(error.message) << "\n";
}

/// Whether the file, or a folder above it, is a link that has changed: what it leads to is read for the first
/// time then, however old it is. `path` is below the top folder.
bool is_behind_changed_link(const git::ChangesSince& changes, const std::string& path) {
  for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
    if (changes.has_changed(path.substr(0, end))) return true;
  }
  return changes.has_changed(path);
}

}  // namespace

std::optional<git::ChangesSince> changes_since(const Arguments& arguments, World& world) {
  const auto side = arguments.choice.is_staged ? git::Side::index : git::Side::working_tree;
  auto changes =
      world.git != nullptr
          ? git::ChangesSince::open(*world.git, world.files.absolute("."), arguments.choice.since, side,
                                    engine::is_searched_name)
          : base::Result<git::ChangesSince>(base::Error{base::ErrorCode::usage, "there is no git"});
  if (changes) return std::move(*changes);
  say(changes.error(), world);
  return std::nullopt;
}

bool keep_changed(const git::ChangesSince& changes, engine::Analysis& analysis, engine::Project& project,
                  World& world) {
  RealPaths real(world.files);
  const std::string top = world.files.real(changes.top());
  std::map<std::string, std::vector<source::FileId>> ids;  // by path below the top
  engine::ChangedFiles changed;
  for (source::FileId id = 0; id < analysis.sources.size(); ++id) {
    const std::string named = world.files.absolute(project.files().path(id));
    const std::string path = real.of(named);
    std::string_view below;
    if (path != named && source::is_below(named, changes.top(), below) &&
        is_behind_changed_link(changes, std::string(below))) {
      changed[id].is_new = true;
      continue;
    }
    if (source::is_below(path, top, below) && !below.empty()) ids[std::string(below)].push_back(id);
  }
  std::vector<std::string> files;
  for (const auto& [path, of_path] : ids)
    files.push_back(path);
  const auto lines = changes.lines_of(files);
  if (!lines) {
    say(lines.error(), world);
    return false;
  }
  for (const auto& [path, of_file] : *lines) {
    const auto found = ids.find(path);
    if (found == ids.end()) continue;  // the name that a file had before
    for (const source::FileId id : found->second)
      changed.emplace(id, of_file);
  }
  engine::keep_touched(analysis, project, world.files, changed);
  return true;
}

}  // namespace iislint::cli
