#include "rules/checks/server/client_certificates/access_cert_mapping_not_negotiated.h"

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kAccess = "system.webServer/security/access";

}  // namespace

void check(const AccessCertMappingNotNegotiated& rule, Reporter<AccessCertMappingNotNegotiated>& reporter) {
  // One page that asks for the certificate is enough: it logs the user on.
  if (!differs_below(rule, kAccess, "", rule.flags())) reporter.report();
}

}  // namespace iislint::rules::checks
