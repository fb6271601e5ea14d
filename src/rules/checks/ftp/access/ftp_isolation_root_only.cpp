#include "rules/checks/ftp/access/ftp_isolation_root_only.h"

#include <algorithm>
#include <string>
#include <utility>

#include "config/server_outline.h"
#include "rules/checks/ftp/support/served_places.h"

namespace iislint::rules::checks {

// Folders below /LocalUser and folders with others below them are those of users or of a domain.
void check(const FtpIsolationRootOnly& rule, Reporter<FtpIsolationRootOnly>& reporter) {
  const FileView& file = rule.file();
  const config::SiteOutline* site = file.outline().site(rule.site().element());
  if (site == nullptr || site->may_be_partial) return;
  const auto directories = directories_of(*site);
  FtpIsolationRootOnly::Finding finding;
  for (const auto& [path, folder] : directories) {
    if (path.find('/', 1) != std::string::npos || path == "/localuser") continue;
    const std::string inside = path + "/";
    if (std::any_of(directories.begin(), directories.end(),
                    [&](const auto& other) { return other.first.starts_with(inside); }))
      continue;
    if (!finding.at) {
      finding.at = anchor_of_attribute(file, folder->element, "path");
    } else {
      finding.related.push_back({"this folder as well", span_of(file, folder->element, "path")});
    }
  }
  if (finding.at) reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
