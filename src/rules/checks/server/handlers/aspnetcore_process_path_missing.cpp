#include "rules/checks/server/handlers/aspnetcore_process_path_missing.h"

#include <string_view>

#include "rules/checks/support/known_server.h"

namespace iislint::rules::checks {

// On a place with a handler and no processPath. A place below may have what is missing.
void check(const AspnetcoreProcessPathMissing& rule, Reporter<AspnetcoreProcessPathMissing>& reporter) {
  using Case = AspnetcoreProcessPathMissing::Case;
  const config::SectionView& section = rule.file().section("system.webServer/aspNetCore");
  if (section.may_be_incomplete() || !section.places_below(rule.place()).empty()) return;
  const bool is_known = knows_server(rule.file());
  if (section.layers(rule.place()).empty()) {
    reporter.report(is_known ? Case::section : Case::section_alone);
  } else {
    reporter.report(is_known ? Case::value : Case::value_alone);
  }
}

}  // namespace iislint::rules::checks
