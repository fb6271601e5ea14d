#include "rules/checks/server/client_certificates/access_require_cert_no_ssl.h"

#include "rules/checks/server/support/plain_http.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const AccessRequireCertNoSsl& rule, Reporter<AccessRequireCertNoSsl>& reporter) {
  using Case = AccessRequireCertNoSsl::Case;
  if (!is_written_in(rule.file(), rule.flags())) return;
  reporter.report(meets_plain_http(rule.file(), rule.place()) == config::Tristate::yes ? Case::http
                                                                                       : Case::unknown);
}

}  // namespace iislint::rules::checks
