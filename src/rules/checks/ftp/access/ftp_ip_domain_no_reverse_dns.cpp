#include "rules/checks/ftp/access/ftp_ip_domain_no_reverse_dns.h"

#include <string_view>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.ftpServer/security/ipSecurity";

}  // namespace

// A place below that inherits the entry may have names looked up.
void check(const FtpIpDomainNoReverseDns& rule, Reporter<FtpIpDomainNoReverseDns>& reporter) {
  if (!differs_below(rule, kSection, "", rule.reverse())) reporter.report();
}

}  // namespace iislint::rules::checks
