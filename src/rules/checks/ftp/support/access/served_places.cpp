#include "rules/checks/ftp/support/access/served_places.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "rules/checks/ftp/support/access/authorization.h"

namespace iislint::rules::checks {
namespace {

using config::ServerColumns;

/// "/" and "/shared" are "/shared"; "/app" and "/" are "/app".
std::string joined(std::string_view application, std::string_view folder) {
  std::string path(base::trim(application));
  while (!path.empty() && path.back() == '/')
    path.pop_back();
  path += folder;
  while (!path.empty() && path.back() == '/')
    path.pop_back();
  return base::lower(path);
}

/// Empty for kNoRow.
std::string normal_path(const ServerColumns& server, std::size_t folder) {
  if (folder == config::kNoRow) return {};
  return std::string(server.text(server.folders()[folder].on_disk));
}

/// Folders on the disk by place, of which the first of each place counts.
class KnownFolders {
 public:
  explicit KnownFolders(const std::vector<ServedPlace>& known) : root_(&known.front()) {
    for (const ServedPlace& one : known) {
      by_place_.emplace(one.place, &one);
      longest_ = std::max(longest_, one.place.size());
    }
  }

  bool has(const std::string& place) const { return by_place_.count(place) != 0; }

  /// The folder at a place, by that of the nearest known one around it.
  std::string folder_at(const std::string& place) const {
    const ServedPlace& nearest = around(place);
    if (nearest.folder.empty()) return {};
    std::string below = place.substr(nearest.place.size());
    std::replace(below.begin(), below.end(), '/', '\\');
    return nearest.folder + below;
  }

 private:
  const ServedPlace& around(std::string_view place) const {
    for (std::size_t end = place.size(); end != std::string_view::npos && end > root_->place.size();
         end = place.rfind('/', end - 1)) {
      if (end > longest_) continue;
      const auto found = by_place_.find(place.substr(0, end));
      if (found != by_place_.end()) return *found->second;
    }
    return *root_;
  }

  const ServedPlace* root_;
  std::unordered_map<std::string_view, const ServedPlace*> by_place_;
  std::size_t longest_ = 0;
};

}  // namespace

std::vector<std::pair<std::string, std::size_t>> directories_of(const ServerColumns& server,
                                                                std::size_t site) {
  std::vector<std::pair<std::string, std::size_t>> result;
  std::size_t application = server.sites()[site].first_application;
  for (const config::ApplicationRow& row : server.applications_of(site)) {
    std::size_t folder = row.first_folder;
    for (const config::FolderRow& one : server.folders_of(application++)) {
      std::string path = joined(server.text(row.path), server.text(one.path));
      if (!path.empty()) result.emplace_back(std::move(path), folder);
      ++folder;
    }
  }
  return result;
}

std::vector<ServedPlace> served_places(const SiteContext& rule, std::size_t site) {
  const auto& places = authorization_places(rule);
  if (places.empty()) return {};
  const ServerColumns& server = rule.file().columns();
  std::vector<ServedPlace> result = {{places.front(), normal_path(server, server.root_folder(site))}};
  for (const auto& [path, folder] : directories_of(server, site))
    result.push_back({places.front() + path, normal_path(server, folder)});
  std::vector<ServedPlace> others;
  const KnownFolders known(result);
  for (const std::string& place : places) {
    if (!known.has(place)) others.push_back({place, known.folder_at(place)});
  }
  result.insert(result.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
  return result;
}

}  // namespace iislint::rules::checks
