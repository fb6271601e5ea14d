#include "rules/checks/ftp/access/ftp_ip_address_invalid.h"

#include "rules/checks/support/address_rule.h"

namespace iislint::rules::checks {

void check(const FtpIpAddressInvalid& rule, Reporter<FtpIpAddressInvalid>& reporter) {
  report_address_problems(rule, reporter);
}

}  // namespace iislint::rules::checks
