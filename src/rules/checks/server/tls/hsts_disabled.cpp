#include "rules/checks/server/tls/hsts_disabled.h"

#include "rules/checks/server/support/https_redirects.h"

namespace iislint::rules::checks {

void check(const HstsDisabled& rule, Reporter<HstsDisabled>& reporter) {
  if (!sends_hsts_by_rewrite(rule.file(), rule.place())) reporter.report();
}

}  // namespace iislint::rules::checks
