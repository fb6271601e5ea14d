#include "rules/checks/server/availability/app_pool_not_started.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "config/server/server_columns.h"
#include "rules/checks/server/support/pool_users.h"
#include "rules/checks/support/site_texts.h"

namespace iislint::rules::checks {

// A site that is stopped as well does not need the pool.
void check(const AppPoolNotStarted& rule, Reporter<AppPoolNotStarted>& reporter) {
  const FileView& file = rule.file();
  const config::ServerColumns& server = file.columns();
  AppPoolNotStarted::Finding finding;
  std::optional<std::uint32_t> last;
  for (const std::uint32_t application : applications_in(file, rule.element())) {
    const std::uint32_t site = server.applications()[application].site;
    if (!server.sites()[site].starts || last == site) continue;
    last = site;
    finding.sites.push_back(name_of(file, server.sites()[site]));
  }
  if (!finding.sites.empty()) reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
