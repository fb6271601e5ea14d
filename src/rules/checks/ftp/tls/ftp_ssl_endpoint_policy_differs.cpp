#include "rules/checks/ftp/tls/ftp_ssl_endpoint_policy_differs.h"

#include <array>
#include <cstdint>
#include <utility>

#include "rules/checks/ftp/support/endpoint_differences.h"

namespace iislint::rules::checks {

void check(const FtpSslEndpointPolicyDiffers& rule, Reporter<FtpSslEndpointPolicyDiffers>& reporter) {
  constexpr std::array<std::uint16_t, 1> kSlots = {FtpSslEndpointPolicyDiffers::kControlSlot};
  for (EndpointDifference& one : endpoint_differences(rule.file(), kSlots)) {
    reporter.report({std::move(one.finding),
                     {.endpoint = std::move(one.endpoint),
                      .mine = std::move(one.mine),
                      .theirs = std::move(one.theirs)}});
  }
}

}  // namespace iislint::rules::checks
