#include "rules/checks/server/pools/app_pool_shared.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "config/server/server_columns.h"
#include "rules/checks/support/reading.h"
#include "rules/checks/support/site_texts.h"
#include "xml/holder.h"

namespace iislint::rules::checks {
namespace {

using config::ApplicationRow;

AppPoolShared::Finding finding_of(const FileView& file, const ApplicationRow& first,
                                  const ApplicationRow& second) {
  const config::ServerColumns& server = file.columns();
  const xml::AttributeId written = second.pool.attribute;
  AppPoolShared::Finding finding;
  finding.at = anchor_of_attribute(file, xml::holder_of(file.document(), written), written);
  finding.args = {.pool = text_of(file, written)};
  if (first.pool.attribute != written) {
    finding.related.push_back(
        {"this application of another site runs in the pool",
         anchor_of_attribute(file, xml::holder_of(file.document(), first.pool.attribute),
                             first.pool.attribute)
             .span});
  }
  finding.sites = {name_of(file, server.sites()[first.site]), name_of(file, server.sites()[second.site])};
  return finding;
}

}  // namespace

void check(const AppPoolShared& rule, Reporter<AppPoolShared>& reporter) {
  const config::ServerColumns& server = rule.file().columns();
  if (server.is_of_express()) return;
  std::unordered_map<config::TextId, const ApplicationRow*> first_of_pool, last_of_pool;
  for (const ApplicationRow& application : server.applications()) {
    if (application.pool.text == 0 || server.speaks_ftp_only(application.site)) continue;
    const auto [first, is_new] = first_of_pool.try_emplace(application.pool.text, &application);
    const auto [last, is_newer] = last_of_pool.try_emplace(application.pool.text, &application);
    if (is_new || last->second->site == application.site) continue;
    last->second = &application;
    if (has_token(text_of(rule.file(), application.pool.attribute))) continue;
    reporter.report(finding_of(rule.file(), *first->second, application));
  }
}

}  // namespace iislint::rules::checks
