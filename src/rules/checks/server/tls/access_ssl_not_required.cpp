#include "rules/checks/server/tls/access_ssl_not_required.h"

#include "rules/checks/server/support/https_redirects.h"

namespace iislint::rules::checks {

void check(const AccessSslNotRequired& rule, Reporter<AccessSslNotRequired>& reporter) {
  const bool is_redirected = rule.hsts().number != 0 && rule.redirect().number != 0;
  if (is_redirected || redirects_to_https(rule.file(), rule.place())) return;
  reporter.report(AccessSslNotRequired::Case::open);
}

}  // namespace iislint::rules::checks
