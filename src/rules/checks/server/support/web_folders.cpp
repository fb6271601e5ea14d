#include "rules/checks/server/support/web_folders.h"

#include <cstddef>
#include <utility>

#include "rules/checks/support/site_texts.h"

namespace iislint::rules::checks {
namespace {

using config::ServerColumns;

void add_folders(const ServerColumns& server, std::size_t site, WebFolders& result) {
  const std::size_t root = server.root_folder(site);
  std::size_t application = server.sites()[site].first_application;
  for (const config::ApplicationRow& row : server.applications_of(site)) {
    std::uint32_t folder = row.first_folder;
    for (const config::FolderRow& one : server.folders_of(application++)) {
      if (one.physical_path != xml::kNone && one.on_disk != 0)
        result.all.push_back({static_cast<std::uint32_t>(site), folder, one.on_disk, folder == root});
      ++folder;
    }
  }
}

WebFolders find_web_folders(const FileView& file) {
  const ServerColumns& server = file.columns();
  WebFolders result;
  for (std::size_t site = 0; site < server.sites().size(); ++site) {
    if (server.speaks_http(site)) add_folders(server, site, result);
  }
  return result;
}

}  // namespace

const WebFolders& web_folders(const FileView& file) {
  return file.shared<WebFolders>(find_web_folders);
}

FindingDetails finding_of(const FileView& file, const WebFolder& outer, const WebFolder& inner,
                          std::string related) {
  const ServerColumns& server = file.columns();
  const config::FolderRow& folder = server.folders()[inner.folder];
  FindingDetails finding;
  finding.at = anchor_of_attribute(file, folder.element, folder.physical_path);
  finding.related.push_back(
      {std::move(related), span_of(file, server.folders()[outer.folder].element, "physicalPath")});
  finding.sites = {name_of(file, server.sites()[outer.site]), name_of(file, server.sites()[inner.site])};
  return finding;
}

}  // namespace iislint::rules::checks
