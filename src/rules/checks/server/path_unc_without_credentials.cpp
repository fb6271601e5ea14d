#include "rules/checks/server/path_unc_without_credentials.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "config/server/server_columns.h"
#include "rules/checks/support/site_texts.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

using config::PoolRow;
using config::ServerColumns;

/// The pools by number of the name, of which the first of each counts.
std::vector<const PoolRow*> pools_of(const ServerColumns& server) {
  std::vector<const PoolRow*> pools(server.texts().size(), nullptr);
  for (const PoolRow& pool : server.pools()) {
    if (pools[pool.name] == nullptr) pools[pool.name] = &pool;
  }
  return pools;
}

bool runs_as_itself(const FileView& file, const PoolRow& pool) {
  std::string buffer;
  const xml::AttributeId identity = file.columns().identity_type(pool);
  return identity == xml::kNone || value_of(file, identity, buffer) == "ApplicationPoolIdentity";
}

}  // namespace

void check(const PathUncWithoutCredentials& rule, Reporter<PathUncWithoutCredentials>& reporter) {
  const FileView& file = rule.file();
  const ServerColumns& server = file.columns();
  std::vector<const PoolRow*> pools;  // made for the first share
  std::string buffer;
  for (const config::FolderRow& folder : server.folders()) {
    if (folder.path_kind != values::PathKind::unc || !value_of(file, folder.user_name, buffer).empty())
      continue;
    const std::size_t site = server.site_of_folder(folder);
    if (server.speaks_ftp_only(site)) continue;
    if (pools.empty()) pools = pools_of(server);
    const PoolRow* pool = pools[server.applications()[folder.application].pool.text];
    if (pool == nullptr || !runs_as_itself(file, *pool)) continue;
    PathUncWithoutCredentials::Finding finding;
    finding.at = anchor_of_attribute(file, folder.element, folder.physical_path);
    finding.related.push_back(
        {"this pool runs as ApplicationPoolIdentity", span_of(file, pool->element, "name")});
    finding.sites = {name_of(file, server.sites()[site])};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
