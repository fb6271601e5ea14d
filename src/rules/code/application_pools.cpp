// Application pools that are named and not there, or there and not named.
#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "base/text.h"
#include "base/word_list.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/deployment_token.h"

namespace iislint::rules::code {
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

bool has_token(std::string_view text) {
  return !schema::deployment_token(text, schema::TokenForms::likely).empty();
}

bool any_pool_has_token(const ServerOutline& server) {
  return std::any_of(server.pools.begin(), server.pools.end(),
                     [](const PoolOutline& pool) { return has_token(pool.name.text); });
}

std::set<std::string> pool_names(const ServerOutline& server) {
  std::set<std::string> names;
  for (const PoolOutline& pool : server.pools)
    names.insert(base::lower(pool.name.text));
  return names;
}

void report_dangling(RuleRun& run, const ServerOutline& server, const SiteOutline& site,
                     const ApplicationOutline& application) {
  std::vector<std::string_view> names;
  for (const PoolOutline& pool : server.pools)
    names.push_back(pool.name.text);
  const auto near = base::nearest(application.pool.text, names);
  Details details;
  details.at = spot_of_attribute(run, application.pool.holder, application.pool.attribute);
  details.holes = {{"pool", application.pool.text},
                   {"meant", near ? "; \"" + std::string(*near) + "\" is near to it" : std::string()}};
  details.sites = {site.name};
  run.report("", std::move(details));
}

}  // namespace

void dangling_app_pool(RuleRun& run) {
  const ServerOutline& server = outline_of(run);
  // Without the section the file is an excerpt.
  if (!server.has_pool_section || server.pools_may_be_partial || any_pool_has_token(server)) return;
  const std::set<std::string> names = pool_names(server);
  for (const SiteOutline& site : server.sites) {
    for (const ApplicationOutline& application : site.applications) {
      const std::string& pool = application.pool.text;
      if (pool.empty() || has_token(pool) ||
          is_secret(run, run.document().attribute(application.pool.attribute)) ||
          names.count(base::lower(pool)) != 0)
        continue;
      report_dangling(run, server, site, application);
    }
  }
}

void unused_app_pool(RuleRun& run) {
  const ServerOutline& server = outline_of(run);
  if (server.sites.empty()) return;
  std::set<std::string> used;
  for (const SiteOutline& site : server.sites) {
    if (site.may_be_partial) return;
    for (const ApplicationOutline& application : site.applications) {
      if (has_token(application.pool.text)) return;
      used.insert(base::lower(application.pool.text));
    }
  }
  for (const PoolOutline& pool : server.pools) {
    const std::string& name = pool.name.text;
    if (name.empty() || is_secret(run, run.document().attribute(pool.name.attribute)) || is_shipped(name) ||
        used.count(base::lower(name)) != 0)
      continue;
    Details details;
    details.at = spot_of_attribute(run, pool.element, pool.name.attribute);
    details.holes = {{"pool", name}};
    run.report("", std::move(details));
  }
}

}  // namespace iislint::rules::code
