#include "rules/checks/server/filtering/request_high_bit_allowed.h"

#include "rules/checks/server/support/web_sections.h"

namespace iislint::rules::checks {

// What is to be said of a default is said once for the file.
void check(const RequestHighBitAllowed& rule, Reporter<RequestHighBitAllowed>& reporter) {
  if (!is_said_above(rule, "system.webServer/security/requestFiltering", rule.high())) reporter.report();
}

}  // namespace iislint::rules::checks
