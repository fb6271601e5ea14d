#include "rules/checks/server/client_certificates/access_require_cert_no_ssl.h"

#include "rules/checks/server/support/http_reach.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const AccessRequireCertNoSsl& rule, Reporter<AccessRequireCertNoSsl>& reporter) {
  using Case = AccessRequireCertNoSsl::Case;
  if (!is_written_in(rule.file(), rule.flags())) return;
  reporter.report(has_http_binding(rule.file(), rule.place()) ? Case::http : Case::unknown);
}

}  // namespace iislint::rules::checks
