#include "rules/checks/support/log_folder.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/checks/support/reading.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

constexpr std::uint32_t kNoFolder = ~std::uint32_t{0};

/// The first folder that a site serves for each normal path, by its number in the columns, or kNoFolder. For
/// a log, the nearest of them around it.
using Contents = std::vector<std::uint32_t>;

Contents contents_of(const FileView& file, ContentOf whose) {
  const config::ServerColumns& server = file.columns();
  Contents contents(server.texts().size(), kNoFolder);
  const auto folders = server.folders();
  for (std::uint32_t i = 0; i < folders.size(); ++i) {
    // A whole drive as content is the greater mistake, and holds any log.
    if (folders[i].path_kind == values::PathKind::drive_root || folders[i].on_disk == 0) continue;
    if (whose == ContentOf::web_sites && !server.speaks_http(server.site_of_folder(folders[i]))) continue;
    std::uint32_t& first = contents[folders[i].on_disk];
    if (first == kNoFolder) first = i;
  }
  return contents;
}

struct LogFolders {
  Contents contents;
  mutable std::unordered_map<std::string, LogFolder> by_text;
};

/// One for each ContentOf.
struct AllLogFolders {
  std::array<LogFolders, 2> by_content;
};

AllLogFolders no_log_folders(const FileView& file) {
  return {{LogFolders{contents_of(file, ContentOf::every_site), {}},
           LogFolders{contents_of(file, ContentOf::web_sites), {}}}};
}

LogFolder find_log_folder(const FileView& file, const std::string& directory, const Contents& contents) {
  const values::WindowsPath path = values::parse_windows_path(directory);
  if (!path.is_absolute() || path.normal.empty()) return {};
  LogFolder folder{true, path.normal.starts_with("c:"), std::nullopt};
  const std::string_view log = path.normal;
  for (std::size_t end = log.size(); end != std::string::npos && end > 0 && !folder.content;
       end = log.rfind('\\', end - 1)) {
    const std::uint32_t content = contents[file.columns().texts().find(log.substr(0, end))];
    if (content != kNoFolder) folder.content = content;
  }
  return folder;
}

}  // namespace

const LogFolder& log_folder(const FileView& file, const std::string& directory, ContentOf whose) {
  const LogFolders& folders =
      file.shared<AllLogFolders>(no_log_folders).by_content[static_cast<std::size_t>(whose)];
  const auto [folder, fresh] = folders.by_text.try_emplace(directory);
  if (fresh) folder->second = find_log_folder(file, directory, folders.contents);
  return folder->second;
}

diag::Related related_content(const FileView& file, std::uint32_t content, xml::NodeId site) {
  const config::ServerColumns& server = file.columns();
  const config::FolderRow& folder = server.folders()[content];
  const bool is_own_site = server.sites()[server.site_of_folder(folder)].element == site;
  return {is_own_site ? "the site serves this folder" : "another site serves this folder",
          span_of(file, folder.element, "physicalPath")};
}

}  // namespace iislint::rules::checks
