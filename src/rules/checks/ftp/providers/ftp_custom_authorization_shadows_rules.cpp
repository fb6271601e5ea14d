#include "rules/checks/ftp/providers/ftp_custom_authorization_shadows_rules.h"

#include <string>
#include <utility>

#include "config/lookup/collection.h"
#include "rules/checks/ftp/support/access/authorization.h"

namespace iislint::rules::checks {

// On a site: the rules that are written for it, not those that all sites inherit.
void check(const FtpCustomAuthorizationShadowsRules& rule,
           Reporter<FtpCustomAuthorizationShadowsRules>& reporter) {
  const FileView& file = rule.file();
  for (const std::string& place : authorization_places(rule)) {
    const xml::NodeId element = authorization_element(file, place);
    if (element == xml::kNone) continue;
    if (config::entries_of({{&file.document(), &file.binding(), element}}).in_force.empty()) continue;
    FtpCustomAuthorizationShadowsRules::Finding finding;
    finding.at = anchor_of_element(file, element);
    return reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
