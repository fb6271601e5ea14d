#include "rules/checks/aspnet/aspnet_authorization_open.h"

#include <utility>

#include "rules/checks/aspnet/support/aspnet_authorization.h"

namespace iislint::rules::checks {

// The first rule that decides about users who have not logged on; if there is none, ASP.NET lets them in.
void check(const AspnetAuthorizationOpen& rule, Reporter<AspnetAuthorizationOpen>& reporter) {
  using Case = AspnetAuthorizationOpen::Case;
  const FileView& file = rule.file();
  for (const AspNetAuthorizationRule& one : aspnet_rules(file, rule.place())) {
    if (!one.fits_anonymous()) continue;
    if (!one.is_allow || one.entry.document != &file.document()) return;
    AspnetAuthorizationOpen::Finding finding;
    finding.at = anchor_of_element(file, one.entry.element);
    return reporter.report(Case::allowed, std::move(finding));
  }
  reporter.report(Case::unwritten);
}

}  // namespace iislint::rules::checks
