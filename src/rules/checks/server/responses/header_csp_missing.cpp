#include "rules/checks/server/responses/header_csp_missing.h"

#include "rules/checks/server/support/response_headers.h"

namespace iislint::rules::checks {

void check(const HeaderCspMissing& rule, Reporter<HeaderCspMissing>& reporter) {
  if (is_first_to_lack_header(rule, "content-security-policy")) reporter.report();
}

}  // namespace iislint::rules::checks
