#include "rules/checks/ftp/service/ftp_external_ip_private.h"

#include <optional>
#include <string_view>

#include "rules/checks/support/reading.h"
#include "values/ipv4.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpExternalIpPrivate::Case;

std::optional<Case> case_of(values::Ipv4Use use) {
  switch (use) {
    case values::Ipv4Use::private_use:
    case values::Ipv4Use::shared:
      return Case::private_;
    case values::Ipv4Use::loopback:
      return Case::loopback;
    case values::Ipv4Use::link_local:
      return Case::link_local;
    case values::Ipv4Use::unspecified:
    case values::Ipv4Use::multicast:
    case values::Ipv4Use::reserved:
      return Case::no_host;
    case values::Ipv4Use::general:
    case values::Ipv4Use::documentation:
      break;
  }
  return std::nullopt;
}

}  // namespace

void check(const FtpExternalIpPrivate& rule, Reporter<FtpExternalIpPrivate>& reporter) {
  const std::string_view text = rule.address().text;
  const auto address = has_token(text) ? std::nullopt : values::parse_ipv4(text);
  const std::optional<Case> which = address ? case_of(values::use_of(*address)) : std::nullopt;
  if (which) reporter.report(*which);
}

}  // namespace iislint::rules::checks
