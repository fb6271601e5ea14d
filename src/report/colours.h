// The escape sequences of everything we print for people.
#pragma once

#include <string>
#include <string_view>

#include "diag/rule_info.h"

namespace iislint::report {

inline constexpr const char* kReset = "\x1b[0m";
inline constexpr const char* kDim = "\x1b[2m";
inline constexpr const char* kBold = "\x1b[1m";
inline constexpr const char* kItalic = "\x1b[3m";
inline constexpr const char* kRed = "\x1b[31m";
inline constexpr const char* kGreen = "\x1b[32m";
inline constexpr const char* kCyan = "\x1b[36m";

constexpr const char* colour_of(diag::Severity severity) {
  return severity == diag::Severity::error     ? "\x1b[1;31m"
         : severity == diag::Severity::warning ? "\x1b[1;33m"
                                               : "\x1b[1;36m";
}

inline std::string painted(bool colour, const char* sequence, std::string_view text) {
  return colour ? sequence + std::string(text) + kReset : std::string(text);
}

}  // namespace iislint::report
