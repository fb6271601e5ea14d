#include "rules/checks/server/client_certificates/cert_mapping_below_site.h"

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const CertMappingBelowSite& rule, Reporter<CertMappingBelowSite>& reporter) {
  const bool is_below_site = rule.place().find('/') != std::string::npos;
  if (is_below_site && rule.iis().origin == config::Origin::written && is_written_in(rule.file(), rule.iis()))
    reporter.report();
}

}  // namespace iislint::rules::checks
