#include "rules/checks/server/dangling_app_pool.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"
#include "config/server_outline.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = DanglingAppPool::Case;
using config::ApplicationOutline;
using config::PoolOutline;
using config::ServerOutline;
using config::SiteOutline;

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

/// Judges the names of pools that the sites of one server ask for.
class DanglingPools {
 public:
  DanglingPools(const DanglingAppPool& rule, Reporter<DanglingAppPool>& reporter)
      : rule_(rule), reporter_(reporter), server_(rule.file().outline()), names_(pool_names(server_)) {
    std::vector<std::string_view> names;
    for (const PoolOutline& one : server_.pools)
      names.push_back(one.name.text);
    near_ = base::NearestOf(std::move(names));
  }

  void judge() {
    for (const SiteOutline& site : server_.sites) {
      if (site.speaks_ftp_only()) continue;
      for (const ApplicationOutline& application : site.applications) {
        if (is_dangling(application.pool)) report(Case::application, application.pool, site.name);
      }
    }
    judge_defaults(server_.default_pool, "");
    for (const SiteOutline& site : server_.sites) {
      if (!site.speaks_ftp_only()) judge_defaults(site.default_pool, site.name);
    }
  }

 private:
  bool is_dangling(const config::OutlineText& pool) const {
    return !pool.text.empty() && !has_token(pool.text) &&
           !is_secret(rule_.file(), rule_.file().document().attribute(pool.attribute)) &&
           names_.count(base::lower(pool.text)) == 0;
  }

  /// Where no application has the name from.
  void judge_defaults(const config::OutlineText& pool, const std::string& site) {
    if (is_dangling(pool) && reported_.count(pool.attribute) == 0) report(Case::defaults, pool, site);
  }

  void report(Case which, const config::OutlineText& pool, const std::string& site) {
    reported_.insert(pool.attribute);
    const auto near = near_.find(pool.text);
    DanglingAppPool::Finding finding;
    finding.at = anchor_of_attribute(rule_.file(), pool.holder, pool.attribute);
    finding.args = {.pool = pool.text,
                    .meant = near ? "; the closest name is \"" + std::string(*near) + "\"" : std::string()};
    if (!site.empty()) finding.sites = {site};
    reporter_.report(which, std::move(finding));
  }

  const DanglingAppPool& rule_;
  Reporter<DanglingAppPool>& reporter_;
  const ServerOutline& server_;
  const std::set<std::string> names_;
  base::NearestOf near_;
  std::set<xml::AttributeId> reported_;
};

}  // namespace

void check(const DanglingAppPool& rule, Reporter<DanglingAppPool>& reporter) {
  const ServerOutline& server = rule.file().outline();
  // Without the section the file is an excerpt.
  if (!server.has_pool_section || server.pools_may_be_partial || any_pool_has_token(server)) return;
  DanglingPools(rule, reporter).judge();
}

}  // namespace iislint::rules::checks
