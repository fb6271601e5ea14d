#include "rules/checks/server/tls/binding_ocsp_stapling_disabled.h"

#include <utility>

#include "rules/checks/server/support/ssl_flags.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const BindingOcspStaplingDisabled& rule, Reporter<BindingOcspStaplingDisabled>& reporter) {
  constexpr std::int64_t kNoStapling = 8;
  BindingOcspStaplingDisabled::Finding finding;
  if (is_written_in(rule.file(), rule.flags()))
    finding.fixes.push_back(
        removal_of_bit(rule.file(), rule.flags(), kNoStapling, "Turn OCSP stapling on"));
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
