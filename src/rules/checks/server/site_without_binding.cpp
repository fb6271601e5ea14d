#include "rules/checks/server/site_without_binding.h"

#include <cstddef>
#include <utility>

#include "config/server/server_columns.h"
#include "rules/checks/support/site_texts.h"

namespace iislint::rules::checks {

void check(const SiteWithoutBinding& rule, Reporter<SiteWithoutBinding>& reporter) {
  const FileView& file = rule.file();
  const config::ServerColumns& server = file.columns();
  if (server.defaults_have_bindings()) return;
  for (std::size_t row = 0; row < server.sites().size(); ++row) {
    const config::SiteRow& site = server.sites()[row];
    // A site that lists no application is taken for an excerpt.
    if (!server.bindings_of(row).empty() || site.may_be_partial || server.applications_of(row).empty())
      continue;
    SiteWithoutBinding::Finding finding;
    finding.at = anchor_of_element(file, site.element);
    finding.sites = {name_of(file, site)};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
