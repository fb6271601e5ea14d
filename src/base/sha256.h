// SHA-256 (FIPS 180-4), to recognize texts that must not be kept as such.
#pragma once

#include <string>
#include <string_view>

namespace iislint::base {

/// The hash in 64 lower-case hexadecimal digits.
std::string sha256(std::string_view text);

}  // namespace iislint::base
