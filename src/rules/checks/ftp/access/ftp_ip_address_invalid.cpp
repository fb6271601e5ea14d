#include "rules/checks/ftp/access/ftp_ip_address_invalid.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "rules/checks/support/reading.h"
#include "values/ipv4.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpIpAddressInvalid::Case;

std::optional<Case> problem_of_address(std::string_view text) {
  if (has_token(text) || values::parse_ipv4(text)) return std::nullopt;
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos && values::parse_ipv4(text.substr(0, slash))) return Case::network;
  return text.find(':') != std::string_view::npos ? Case::ipv6 : Case::address;
}

std::optional<Case> problem_of_mask(std::string_view text) {
  if (has_token(text)) return std::nullopt;
  if (values::is_mask_with_holes(text)) return Case::holes;
  if (!values::parse_mask(text)) return Case::mask;
  if (text.find('.') == std::string_view::npos) return Case::bits;
  return std::nullopt;
}

}  // namespace

void check(const FtpIpAddressInvalid& rule, Reporter<FtpIpAddressInvalid>& reporter) {
  const auto report = [&](std::optional<Case> which, const config::Value& value) {
    if (!which) return;
    FtpIpAddressInvalid::Finding finding;
    finding.at = anchor_of(rule.file(), value);
    reporter.report(*which, std::move(finding));
  };
  report(problem_of_address(rule.address().text), rule.address());
  if (rule.mask().is_written()) report(problem_of_mask(rule.mask().text), rule.mask());
}

}  // namespace iislint::rules::checks
