#include "rules/checks/server/unused_app_pool.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/word_list.h"
#include "config/server/server_columns.h"
#include "rules/checks/support/reading.h"
#include "rules/checks/support/site_texts.h"

namespace iislint::rules::checks {
namespace {

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

/// Which texts name a pool that is asked for, by number; nothing when that cannot be told.
std::optional<std::vector<bool>> used_pools(const FileView& file) {
  const config::ServerColumns& server = file.columns();
  std::vector<bool> used(server.texts().size(), false);
  std::string buffer;
  bool is_certain = true;
  const auto use = [&](const config::NumberedText& pool) {
    if (used[pool.text]) return;
    is_certain = is_certain && !has_token(value_of(file, pool.attribute, buffer));
    used[pool.text] = true;
  };
  use(server.default_pool());
  for (const config::SiteRow& site : server.sites()) {
    is_certain = is_certain && !site.may_be_partial;
    use(site.default_pool);
  }
  for (const config::ApplicationRow& application : server.applications())
    use(application.pool);
  return is_certain ? std::optional(std::move(used)) : std::nullopt;
}

}  // namespace

void check(const UnusedAppPool& rule, Reporter<UnusedAppPool>& reporter) {
  const FileView& file = rule.file();
  const config::ServerColumns& server = file.columns();
  if (server.sites().empty()) return;
  const std::optional<std::vector<bool>> used = used_pools(file);
  if (!used) return;
  for (const config::PoolRow& pool : server.pools()) {
    if (pool.name == 0 || (*used)[pool.name]) continue;
    const xml::AttributeId attribute = file.document().find_attribute(pool.element, "name");
    const std::string name = text_of(file, attribute);
    if (has_token(name) || is_shipped(name) || is_secret(file, file.document().attribute(attribute)))
      continue;
    UnusedAppPool::Finding finding;
    finding.at = anchor_of_attribute(file, pool.element, attribute);
    finding.args = {.pool = name};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
