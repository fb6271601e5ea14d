#include "rules/checks/ftp/access/ftp_authorization_server_wide.h"

#include <algorithm>
#include <utility>

#include "rules/checks/ftp/support/authorization.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {

void check(const FtpAuthorizationServerWide& rule, Reporter<FtpAuthorizationServerWide>& reporter) {
  const FileView& file = rule.file();
  const auto grants = authorization_at(file, "");
  if (!grants) return;
  for (const AuthorizationRule& grant : *grants) {
    if (!grant.is_allow || grant.entry.document != &file.document() || !grant.is_about_something()) continue;
    FtpAuthorizationServerWide::Finding finding;
    config::SiteView view(file.config());
    for (const auto& site : ftp_sites(file)) {
      view.load(site.element);
      if (provider_decides(view.value(FtpAuthorizationServerWide::kProviderSlot),
                           view.value(FtpAuthorizationServerWide::kProviderOnSlot)))
        continue;
      const auto at_site = authorization_at(file, schema::normal_location(view.name()));
      if (!at_site) return;
      const bool is_in_force = std::any_of(at_site->begin(), at_site->end(), [&](const auto& one) {
        return one.entry.document == grant.entry.document && one.entry.element == grant.entry.element;
      });
      if (!is_in_force) continue;
      finding.sites.push_back(view.name());
      finding.related.push_back({"it is in force on this site", span_of(file, site.element, "name")});
    }
    if (finding.sites.size() < 2) continue;
    finding.at = anchor_of_element(file, grant.entry.element);
    finding.args = {.count = std::to_string(finding.sites.size())};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
