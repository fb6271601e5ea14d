#include "rules/checks/server/filtering/request_verbs_open.h"

#include "rules/checks/server/support/web_sections.h"

namespace iislint::rules::checks {

// What is to be said of a default is said once for the file.
void check(const RequestVerbsOpen& rule, Reporter<RequestVerbsOpen>& reporter) {
  if (!is_said_above(rule, "system.webServer/security/requestFiltering", rule.unlisted())) reporter.report();
}

}  // namespace iislint::rules::checks
