#include "rules/checks/aspnet/aspnet_role_cookie_weak.h"

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

// Each of the attributes is a weakness of its own.
void check(const AspnetRoleCookieWeak& rule, Reporter<AspnetRoleCookieWeak>& reporter) {
  using Case = AspnetRoleCookieWeak::Case;
  if (word_of(rule.protection()) != "All") reporter.report(Case::protection);
  if (rule.persistent().number != 0) reporter.report(Case::persistent);
  if (rule.ssl().number == 0) reporter.report(rule.ssl().is_written() ? Case::plain : Case::plain_unwritten);
}

}  // namespace iislint::rules::checks
