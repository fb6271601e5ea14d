#include "rules/checks/server/filtering/dynamic_ip_off.h"

#include <string_view>

#include "rules/checks/server/support/web_sections.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.webServer/security/dynamicIpSecurity";

}  // namespace

// What is to be said of a default is said once for the file.
void check(const DynamicIpOff& rule, Reporter<DynamicIpOff>& reporter) {
  if (!is_said_above(rule, kSection, rule.concurrent()) || !is_said_above(rule, kSection, rule.rate()))
    reporter.report();
}

}  // namespace iislint::rules::checks
