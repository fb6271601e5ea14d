// Address and mask of an entry of <ipSecurity>, of FTP or of web sites.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "rules/checks/support/reading.h"
#include "rules/evaluation/reporter.h"

namespace iislint::rules::checks {

enum class AddressProblem : std::uint8_t {
  none,
  address,  ///< no IPv4 address
  network,  ///< an address with a prefix length behind it
  ipv6,     ///< it has the form of an IPv6 address
};

enum class MaskProblem : std::uint8_t {
  none,
  mask,   ///< no mask
  holes,  ///< an address whose bits are no mask
  bits,   ///< a number of bits
};

/// None for what a deployment tool replaces.
AddressProblem problem_of_address(std::string_view text);
MaskProblem problem_of_mask(std::string_view text);

/// Reports what is wrong with address and mask of an entry. The rule has a case for each problem, but for
/// `ipv6` where its service knows such addresses.
template <typename Rule>
void report_address_problems(const Rule& rule, Reporter<Rule>& reporter) {
  using Case = typename Rule::Case;
  constexpr bool kKnowsIpv6 = !requires {
    Case::ipv6;
  };
  const auto report = [&](Case which, const config::Value& value) {
    typename Rule::Finding finding;
    finding.at = anchor_of(rule.file(), value);
    reporter.report(which, std::move(finding));
  };
  switch (problem_of_address(rule.address().text)) {
    case AddressProblem::none:
      break;
    case AddressProblem::address:
      report(Case::address, rule.address());
      break;
    case AddressProblem::network:
      report(Case::network, rule.address());
      break;
    case AddressProblem::ipv6:
      if constexpr (!kKnowsIpv6) report(Case::ipv6, rule.address());
      break;
  }
  const bool is_of_ipv6 = kKnowsIpv6 && rule.mask().text.find(':') != std::string::npos;
  switch (rule.mask().is_written() && !is_of_ipv6 ? problem_of_mask(rule.mask().text) : MaskProblem::none) {
    case MaskProblem::none:
      break;
    case MaskProblem::mask:
      report(Case::mask, rule.mask());
      break;
    case MaskProblem::holes:
      report(Case::holes, rule.mask());
      break;
    case MaskProblem::bits:
      report(Case::bits, rule.mask());
      break;
  }
}

}  // namespace iislint::rules::checks
