#include "rules/checks/ftp/access/ftp_isolation_root_only.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "config/server/server_columns.h"
#include "rules/checks/ftp/support/access/served_places.h"

namespace iislint::rules::checks {

// Folders below /LocalUser and folders with others below them are those of users or of a domain.
void check(const FtpIsolationRootOnly& rule, Reporter<FtpIsolationRootOnly>& reporter) {
  const FileView& file = rule.file();
  const config::ServerColumns& server = file.columns();
  const std::size_t site = file.config().number_of(rule.site().element());
  if (server.sites()[site].may_be_partial) return;
  const auto directories = directories_of(server, site);
  std::unordered_set<std::string_view> parents;  // of other folders
  for (const auto& [path, row] : directories) {
    const std::size_t end = path.find('/', 1);
    if (end != std::string::npos) parents.insert(std::string_view(path).substr(0, end));
  }
  FtpIsolationRootOnly::Finding finding;
  for (const auto& [path, row] : directories) {
    if (path.find('/', 1) != std::string::npos || path == "/localuser") continue;
    if (parents.count(path) != 0) continue;
    const xml::NodeId folder = server.folders()[row].element;
    if (!finding.at) {
      finding.at = anchor_of_attribute(file, folder, "path");
    } else {
      finding.related.push_back({"this folder as well", span_of(file, folder, "path")});
    }
  }
  if (finding.at) reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
