#include "rules/checks/server/responses/header_server.h"

#include "rules/checks/server/support/web_sections.h"

namespace iislint::rules::checks {

// What is to be said of a default is said once for the file.
void check(const HeaderServer& rule, Reporter<HeaderServer>& reporter) {
  if (!is_said_above(rule, "system.webServer/security/requestFiltering", rule.removed())) reporter.report();
}

}  // namespace iislint::rules::checks
