#include "rules/checks/server/access/ip_security_address_invalid.h"

#include "rules/checks/support/address_rule.h"

namespace iislint::rules::checks {

void check(const IpSecurityAddressInvalid& rule, Reporter<IpSecurityAddressInvalid>& reporter) {
  report_address_problems(rule, reporter);
}

}  // namespace iislint::rules::checks
