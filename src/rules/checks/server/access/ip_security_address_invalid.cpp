#include "rules/checks/server/access/ip_security_address_invalid.h"

#include <utility>

#include "rules/checks/support/address_rule.h"

namespace iislint::rules::checks {
namespace {

using Case = IpSecurityAddressInvalid::Case;

void report(const IpSecurityAddressInvalid& rule, Reporter<IpSecurityAddressInvalid>& reporter, Case which,
            const config::Value& value) {
  IpSecurityAddressInvalid::Finding finding;
  finding.at = anchor_of(rule.file(), value);
  reporter.report(which, std::move(finding));
}

}  // namespace

void check(const IpSecurityAddressInvalid& rule, Reporter<IpSecurityAddressInvalid>& reporter) {
  switch (problem_of_address(rule.address().text)) {
    case AddressProblem::none:
    case AddressProblem::ipv6:  // which web sites know
      break;
    case AddressProblem::address:
      report(rule, reporter, Case::address, rule.address());
      break;
    case AddressProblem::network:
      report(rule, reporter, Case::network, rule.address());
      break;
  }
  const bool is_judged = rule.mask().is_written() && rule.mask().text.find(':') == std::string::npos;
  switch (is_judged ? problem_of_mask(rule.mask().text) : MaskProblem::none) {
    case MaskProblem::none:
      break;
    case MaskProblem::mask:
      report(rule, reporter, Case::mask, rule.mask());
      break;
    case MaskProblem::holes:
      report(rule, reporter, Case::holes, rule.mask());
      break;
    case MaskProblem::bits:
      report(rule, reporter, Case::bits, rule.mask());
      break;
  }
}

}  // namespace iislint::rules::checks
