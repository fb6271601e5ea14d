#include "rules/checks/aspnet/aspnet_authorization_not_static.h"

#include <algorithm>

#include "rules/checks/aspnet/support/aspnet_authorization.h"

namespace iislint::rules::checks {

void check(const AspnetAuthorizationNotStatic& rule, Reporter<AspnetAuthorizationNotStatic>& reporter) {
  const auto rules = own_aspnet_rules(rule.file(), rule.place());
  if (std::any_of(rules.begin(), rules.end(),
                  [](const AspNetAuthorizationRule& one) { return !one.is_allow; }))
    reporter.report();
}

}  // namespace iislint::rules::checks
