#include "rules/checks/server/path_unc_without_credentials.h"

#include <map>
#include <string>
#include <utility>

#include "base/text.h"
#include "config/server/server_outline.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

using config::FolderOutline;
using config::ServerOutline;
using config::SiteOutline;
using values::PathKind;

}  // namespace

void check(const PathUncWithoutCredentials& rule, Reporter<PathUncWithoutCredentials>& reporter) {
  const FileView& file = rule.file();
  const ServerOutline& server = file.outline();
  std::map<std::string, const config::PoolOutline*> pools;
  for (const config::PoolOutline& pool : server.pools)
    pools.try_emplace(base::lower(pool.name.text), &pool);
  for (const SiteOutline& site : server.sites) {
    if (site.speaks_ftp_only()) continue;
    for (const config::ApplicationOutline& application : site.applications) {
      const auto pool = pools.find(base::lower(application.pool.text));
      if (pool == pools.end() || pool->second->identity.text != "ApplicationPoolIdentity") continue;
      for (const FolderOutline& folder : application.folders) {
        if (!folder.user_name.text.empty() || !folder.physical_path.is_written()) continue;
        if (folder.on_disk.kind != PathKind::unc) continue;
        PathUncWithoutCredentials::Finding finding;
        finding.at = anchor_of_attribute(file, folder.element, folder.physical_path.attribute);
        finding.related.push_back(
            {"this pool runs as ApplicationPoolIdentity", span_of(file, pool->second->element, "name")});
        finding.sites = {site.name};
        reporter.report(std::move(finding));
      }
    }
  }
}

}  // namespace iislint::rules::checks
