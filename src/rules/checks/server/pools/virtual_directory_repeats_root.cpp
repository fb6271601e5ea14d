#include "rules/checks/server/pools/virtual_directory_repeats_root.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/checks/server/support/web_folders.h"

namespace iislint::rules::checks {
namespace {

/// Where a folder is in the URLs of its site: in lower case, without a slash at the end; empty for the root.
std::string url_of(const config::ServerColumns& server, const WebFolder& folder) {
  const config::FolderRow& row = server.folders()[folder.folder];
  std::string url;
  for (const config::TextId part : {server.applications()[row.application].path, row.path}) {
    std::string_view text = server.text(part);
    while (text.ends_with('/'))
      text.remove_suffix(1);
    url += text;
  }
  return url;
}

bool is_below(std::string_view url, std::string_view above) {
  return url.size() > above.size() && url.starts_with(above) && url[above.size()] == '/';
}

}  // namespace

void check(const VirtualDirectoryRepeatsRoot& rule, Reporter<VirtualDirectoryRepeatsRoot>& reporter) {
  const FileView& file = rule.file();
  const config::ServerColumns& server = file.columns();
  std::unordered_map<config::TextId, std::vector<const WebFolder*>> same;  // of one site, by folder on disk
  std::uint32_t site = 0;
  for (const WebFolder& folder : web_folders(file).all) {
    if (folder.site != site) same.clear();
    site = folder.site;
    std::vector<const WebFolder*>& others = same[folder.normal];
    const std::string own = others.empty() ? std::string() : url_of(server, folder);
    for (const WebFolder* other : others) {
      const std::string above = url_of(server, *other);
      if (!is_below(own, above)) continue;
      VirtualDirectoryRepeatsRoot::Finding finding{
          finding_of(file, *other, folder, "this path has the same directory"),
          {.path = above.empty() ? "/" : above}};
      finding.sites.resize(1);  // both are of one site
      reporter.report(std::move(finding));
      break;
    }
    // The nearest to the root are enough, and keep a file of thousands of them quick.
    if (others.size() < 16) others.push_back(&folder);
  }
}

}  // namespace iislint::rules::checks
