#include "rules/checks/server/tls/hsts_no_redirect.h"

#include "rules/checks/server/support/https_redirects.h"

namespace iislint::rules::checks {

void check(const HstsNoRedirect& rule, Reporter<HstsNoRedirect>& reporter) {
  constexpr std::int64_t kSsl = 8;
  if ((rule.access().number & kSsl) != 0) return;  // HTTP is refused
  if (!redirects_to_https(rule.file(), rule.place())) reporter.report();
}

}  // namespace iislint::rules::checks
