#include "rules/checks/server/access/ip_security_domain_no_reverse_dns.h"

#include <string_view>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.webServer/security/ipSecurity";

}  // namespace

// A place below that inherits the entry may have names looked up.
void check(const IpSecurityDomainNoReverseDns& rule, Reporter<IpSecurityDomainNoReverseDns>& reporter) {
  if (!differs_below(rule, kSection, "", rule.reverse())) reporter.report();
}

}  // namespace iislint::rules::checks
