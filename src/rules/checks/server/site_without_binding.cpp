#include "rules/checks/server/site_without_binding.h"

#include <utility>

#include "config/server/server_outline.h"

namespace iislint::rules::checks {
namespace {

using config::SiteOutline;

}  // namespace

void check(const SiteWithoutBinding& rule, Reporter<SiteWithoutBinding>& reporter) {
  const FileView& file = rule.file();
  if (file.outline().defaults_have_bindings) return;
  for (const SiteOutline& site : file.outline().sites) {
    // A site that lists no application is taken for an excerpt.
    if (!site.bindings.empty() || site.may_be_partial || site.applications.empty()) continue;
    SiteWithoutBinding::Finding finding;
    finding.at = anchor_of_element(file, site.element);
    finding.sites = {site.name};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
