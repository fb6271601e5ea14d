#include "rules/checks/ftp/access/ftp_ip_address_invalid.h"

#include <utility>

#include "rules/checks/support/address_rule.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpIpAddressInvalid::Case;

void report(const FtpIpAddressInvalid& rule, Reporter<FtpIpAddressInvalid>& reporter, Case which,
            const config::Value& value) {
  FtpIpAddressInvalid::Finding finding;
  finding.at = anchor_of(rule.file(), value);
  reporter.report(which, std::move(finding));
}

}  // namespace

void check(const FtpIpAddressInvalid& rule, Reporter<FtpIpAddressInvalid>& reporter) {
  switch (problem_of_address(rule.address().text)) {
    case AddressProblem::none:
      break;
    case AddressProblem::address:
      report(rule, reporter, Case::address, rule.address());
      break;
    case AddressProblem::network:
      report(rule, reporter, Case::network, rule.address());
      break;
    case AddressProblem::ipv6:
      report(rule, reporter, Case::ipv6, rule.address());
      break;
  }
  switch (rule.mask().is_written() ? problem_of_mask(rule.mask().text) : MaskProblem::none) {
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
