// Address and mask of an entry of <ipSecurity>, of FTP or of web sites.
#pragma once

#include <cstdint>
#include <string_view>

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

}  // namespace iislint::rules::checks
