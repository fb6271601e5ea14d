#include "rules/checks/ftp/support/served_places.h"

#include <algorithm>

#include "base/text.h"
#include "config/hierarchy.h"
#include "rules/checks/ftp/support/authorization.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

using config::FolderOutline;

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

std::string normal_path(const FolderOutline* folder) {
  return folder == nullptr ? std::string() : folder->on_disk.normal;
}

/// The folder on the disk at a place, by that of the nearest of `known` around it.
std::string folder_at(const std::vector<ServedPlace>& known, const std::string& place) {
  const ServedPlace* nearest = &known.front();
  for (const ServedPlace& one : known) {
    if (config::is_at_or_below(place, one.place) && one.place.size() > nearest->place.size()) nearest = &one;
  }
  if (nearest->folder.empty()) return {};
  std::string below = place.substr(nearest->place.size());
  std::replace(below.begin(), below.end(), '/', '\\');
  return nearest->folder + below;
}

}  // namespace

std::vector<std::pair<std::string, const FolderOutline*>> directories_of(const config::SiteOutline& site) {
  std::vector<std::pair<std::string, const FolderOutline*>> result;
  for (const config::ApplicationOutline& application : site.applications) {
    for (const FolderOutline& folder : application.folders) {
      const std::string path = joined(application.path.text, folder.path.text);
      if (!path.empty()) result.emplace_back(path, &folder);
    }
  }
  return result;
}

std::vector<ServedPlace> served_places(const SiteContext& rule, const config::SiteOutline& site) {
  const auto places = authorization_places(rule);
  if (places.empty()) return {};
  std::vector<ServedPlace> result = {{places.front(), normal_path(site.root_folder())}};
  for (const auto& [path, folder] : directories_of(site))
    result.push_back({places.front() + path, normal_path(folder)});
  const std::vector<ServedPlace> known = result;
  for (const std::string& place : places) {
    const auto is_it = [&](const ServedPlace& one) { return one.place == place; };
    if (std::none_of(known.begin(), known.end(), is_it)) result.push_back({place, folder_at(known, place)});
  }
  return result;
}

}  // namespace iislint::rules::checks
