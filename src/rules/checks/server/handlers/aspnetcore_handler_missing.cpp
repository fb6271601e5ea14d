#include "rules/checks/server/handlers/aspnetcore_handler_missing.h"

#include "rules/checks/support/known_server.h"

namespace iislint::rules::checks {

// On a place without a handler. A place below may have one.
void check(const AspnetcoreHandlerMissing& rule, Reporter<AspnetcoreHandlerMissing>& reporter) {
  using Case = AspnetcoreHandlerMissing::Case;
  if (!rule.file().section("system.webServer/handlers").places_below(rule.place()).empty()) return;
  reporter.report(knows_server(rule.file()) ? Case::known : Case::alone);
}

}  // namespace iislint::rules::checks
