// Settings that FTP sites on one address and port do not agree about: TLS begins before the client names a
// host, so which site's settings are used is not documented.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

struct EndpointDifference {
  FindingDetails finding;
  std::string endpoint;
  std::string mine;    ///< the setting that the finding stands on, and its value
  std::string theirs;  ///< that of the other site
};

/// Compares the values in those slots, of which the first that differs counts for two sites.
std::vector<EndpointDifference> endpoint_differences(const FileView& file,
                                                     std::span<const std::uint16_t> slots);

}  // namespace iislint::rules::checks
