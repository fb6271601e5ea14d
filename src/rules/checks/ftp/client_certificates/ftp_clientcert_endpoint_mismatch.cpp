#include "rules/checks/ftp/client_certificates/ftp_clientcert_endpoint_mismatch.h"

#include <array>
#include <cstdint>
#include <utility>

#include "rules/checks/ftp/support/endpoint_differences.h"

namespace iislint::rules::checks {

void check(const FtpClientcertEndpointMismatch& rule, Reporter<FtpClientcertEndpointMismatch>& reporter) {
  constexpr std::array<std::uint16_t, 3> kSlots = {FtpClientcertEndpointMismatch::kPolicySlot,
                                                   FtpClientcertEndpointMismatch::kFlagsSlot,
                                                   FtpClientcertEndpointMismatch::kMappingSlot};
  for (EndpointDifference& one : endpoint_differences(rule.file(), kSlots)) {
    reporter.report({std::move(one.finding),
                     {.endpoint = std::move(one.endpoint),
                      .mine = std::move(one.mine),
                      .theirs = std::move(one.theirs)}});
  }
}

}  // namespace iislint::rules::checks
