// Application pools that are named and not there, or there and not named.
#include <algorithm>
#include <optional>
#include <set>

#include "base/nearest.h"
#include "base/text.h"
#include "base/word_list.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "values/deployment_token.h"

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
  return !values::deployment_token(text, values::TokenForms::likely).empty();
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

/// Judges the names of pools that the sites of one server ask for.
class DanglingPools {
 public:
  explicit DanglingPools(RuleEvaluation& run)
      : run_(run), server_(outline_of(run)), names_(pool_names(server_)) {
    std::vector<std::string_view> names;
    for (const PoolOutline& one : server_.pools)
      names.push_back(one.name.text);
    near_ = base::NearestOf(std::move(names));
  }

  void judge() {
    for (const SiteOutline& site : server_.sites) {
      if (site.speaks_ftp_only()) continue;
      for (const ApplicationOutline& application : site.applications) {
        if (is_dangling(application.pool)) report("application", application.pool, site.name);
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
           !is_secret(run_, run_.document().attribute(pool.attribute)) &&
           names_.count(base::lower(pool.text)) == 0;
  }

  /// Where no application has the name from.
  void judge_defaults(const config::OutlineText& pool, const std::string& site) {
    if (is_dangling(pool) && reported_.count(pool.attribute) == 0) report("defaults", pool, site);
  }

  void report(std::string_view variant, const config::OutlineText& pool, const std::string& site) {
    reported_.insert(pool.attribute);
    const auto near = near_.find(pool.text);
    FindingArgs details;
    details.at = anchor_of_attribute(run_, pool.holder, pool.attribute);
    details.holes = {{"pool", pool.text},
                     {"meant", near ? "; \"" + std::string(*near) + "\" is near to it" : std::string()}};
    if (!site.empty()) details.sites = {site};
    run_.report(variant, std::move(details));
  }

  RuleEvaluation& run_;
  const ServerOutline& server_;
  const std::set<std::string> names_;
  base::NearestOf near_;
  std::set<xml::AttributeId> reported_;
};

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

void dangling_app_pool(RuleEvaluation& run) {
  const ServerOutline& server = outline_of(run);
  // Without the section the file is an excerpt.
  if (!server.has_pool_section || server.pools_may_be_partial || any_pool_has_token(server)) return;
  DanglingPools(run).judge();
}

void unused_app_pool(RuleEvaluation& run) {
  const ServerOutline& server = outline_of(run);
  if (server.sites.empty()) return;
  const std::optional<std::set<std::string>> used = used_pools(server);
  if (!used) return;
  for (const PoolOutline& pool : server.pools) {
    const std::string& name = pool.name.text;
    if (name.empty() || has_token(name) || is_shipped(name) || used->count(base::lower(name)) != 0 ||
        is_secret(run, run.document().attribute(pool.name.attribute)))
      continue;
    FindingArgs details;
    details.at = anchor_of_attribute(run, pool.element, pool.name.attribute);
    details.holes = {{"pool", name}};
    run.report("", std::move(details));
  }
}

}  // namespace iislint::rules::code
