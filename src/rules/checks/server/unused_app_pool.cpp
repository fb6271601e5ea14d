#include "rules/checks/server/unused_app_pool.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/word_list.h"
#include "config/server_outline.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using config::ApplicationOutline;
using config::PoolOutline;
using config::ServerOutline;
using config::SiteOutline;

/// Pools that Windows, ASP.NET and IIS Express bring along: nobody has to use them.
bool is_shipped(std::string_view name) {
  static constexpr std::string_view kShipped[] = {"DefaultAppPool",
                                                  "Classic .NET AppPool",
                                                  ".NET v2.0",
                                                  ".NET v2.0 Classic",
                                                  ".NET v4.5",
                                                  ".NET v4.5 Classic",
                                                  "ASP.NET v4.0",
                                                  "ASP.NET v4.0 Classic",
                                                  "Clr4IntegratedAppPool",
                                                  "Clr4ClassicAppPool",
                                                  "Clr2IntegratedAppPool",
                                                  "Clr2ClassicAppPool",
                                                  "UnmanagedClassicAppPool"};
  return base::has_word(kShipped, name);
}

/// The names of pools that are asked for, in lower case; nothing when that cannot be told.
std::optional<std::set<std::string>> used_pools(const ServerOutline& server) {
  std::vector<const config::OutlineText*> named = {&server.default_pool};
  for (const SiteOutline& site : server.sites) {
    if (site.may_be_partial) return std::nullopt;
    named.push_back(&site.default_pool);
    for (const ApplicationOutline& application : site.applications)
      named.push_back(&application.pool);
  }
  std::set<std::string> used;
  for (const config::OutlineText* pool : named) {
    if (has_token(pool->text)) return std::nullopt;
    used.insert(base::lower(pool->text));
  }
  return used;
}

}  // namespace

void check(const UnusedAppPool& rule, Reporter<UnusedAppPool>& reporter) {
  const FileView& file = rule.file();
  const ServerOutline& server = file.outline();
  if (server.sites.empty()) return;
  const std::optional<std::set<std::string>> used = used_pools(server);
  if (!used) return;
  for (const PoolOutline& pool : server.pools) {
    const std::string& name = pool.name.text;
    if (name.empty() || has_token(name) || is_shipped(name) || used->count(base::lower(name)) != 0 ||
        is_secret(file, file.document().attribute(pool.name.attribute)))
      continue;
    UnusedAppPool::Finding finding;
    finding.at = anchor_of_attribute(file, pool.element, pool.name.attribute);
    finding.args = {.pool = name};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
