// Patterns with * and ?.
#pragma once

#include <string_view>

namespace iislint::base {

/// Whether the whole text fits: '*' stands for any characters, '?' for one byte; ASCII letter case is
/// ignored. Takes time in proportion to the product of both lengths at most.
bool matches_glob(std::string_view text, std::string_view pattern);

}  // namespace iislint::base
