#include "rules/checks/server/support/web_folders.h"

#include <algorithm>
#include <utility>

namespace iislint::rules::checks {
namespace {

bool stands_before(const WebFolder& a, const WebFolder& b) {
  return std::lexicographical_compare(
      a.normal.begin(), a.normal.end(), b.normal.begin(), b.normal.end(),
      [](char x, char y) { return (x == '\\' ? '\1' : x) < (y == '\\' ? '\1' : y); });
}

WebFolders find_web_folders(const FileView& file) {
  WebFolders result;
  for (const config::SiteOutline& site : file.outline().sites) {
    if (!site.speaks_http()) continue;
    const config::FolderOutline* root = site.root_folder();
    for (const config::ApplicationOutline& application : site.applications) {
      for (const config::FolderOutline& folder : application.folders) {
        if (!folder.physical_path.is_written()) continue;
        const std::string_view normal = folder.on_disk.normal;
        if (!normal.empty()) result.push_back({&site, &folder, normal, &folder == root});
      }
    }
  }
  std::stable_sort(result.begin(), result.end(), stands_before);
  return result;
}

}  // namespace

const WebFolders& web_folders(const FileView& file) {
  return file.shared<WebFolders>(find_web_folders);
}

FindingDetails finding_of(const FileView& file, const WebFolder& outer, const WebFolder& inner,
                          std::string related) {
  FindingDetails finding;
  finding.at = anchor_of_attribute(file, inner.folder->element, inner.folder->physical_path.attribute);
  finding.related.push_back({std::move(related), span_of(file, outer.folder->element, "physicalPath")});
  finding.sites = {outer.site->name, inner.site->name};
  return finding;
}

}  // namespace iislint::rules::checks
