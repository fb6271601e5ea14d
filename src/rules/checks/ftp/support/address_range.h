// Address and mask of an entry of <ipSecurity>.
#pragma once

#include <optional>
#include <string_view>

#include "values/ipv4.h"

namespace iislint::rules::checks {

/// Nothing for a name and for what cannot be read.
inline std::optional<values::Ipv4Range> range_of(std::string_view address, std::string_view mask) {
  const auto number = values::parse_ipv4(address);
  const auto bits = values::parse_mask(mask);
  if (!number || !bits) return std::nullopt;
  return values::Ipv4Range{*number, *bits};
}

}  // namespace iislint::rules::checks
