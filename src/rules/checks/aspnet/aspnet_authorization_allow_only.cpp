#include "rules/checks/aspnet/aspnet_authorization_allow_only.h"

#include <algorithm>
#include <utility>

#include "rules/checks/aspnet/support/aspnet_authorization.h"

namespace iislint::rules::checks {

void check(const AspnetAuthorizationAllowOnly& rule, Reporter<AspnetAuthorizationAllowOnly>& reporter) {
  const FileView& file = rule.file();
  const auto own = own_aspnet_rules(file, rule.place());
  const auto all = aspnet_rules(file, rule.place());
  // A rule for some verbs only is no attempt to keep others out.
  const bool names_some = std::all_of(own.begin(), own.end(), [](const AspNetAuthorizationRule& one) {
    const bool has_names = !one.users.empty() || !one.roles.empty();
    const auto is_anonymous = std::find(one.users.begin(), one.users.end(), "?") != one.users.end();
    return one.is_allow && one.verbs.empty() && has_names && !one.fits_everybody() && !is_anonymous;
  });
  const bool denies =
      std::any_of(all.begin(), all.end(), [](const AspNetAuthorizationRule& one) { return !one.is_allow; });
  if (own.empty() || !names_some || denies) return;
  AspnetAuthorizationAllowOnly::Finding finding;
  finding.at = anchor_of_element(file, own.front().entry.element);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
