// The colours of the text report; none at all where they are not wanted.
#pragma once

#include <string>
#include <string_view>

#include "diag/rule_info.h"

namespace iislint::report {

enum class Style { bold, dim, error, warning, info, related };

constexpr Style style_of(diag::Severity severity) {
  return severity == diag::Severity::error     ? Style::error
         : severity == diag::Severity::warning ? Style::warning
                                               : Style::info;
}

class Paint {
 public:
  explicit Paint(bool colour) : colour_(colour) {}

  std::string operator()(Style style, std::string_view text) const {
    if (!colour_ || text.empty()) return std::string(text);
    return code(style) + std::string(text) + "\x1b[0m";
  }

 private:
  static std::string code(Style style) {
    switch (style) {
      case Style::bold:
        return "\x1b[1m";
      case Style::dim:
        return "\x1b[2m";
      case Style::error:
        return "\x1b[1;31m";
      case Style::warning:
        return "\x1b[1;33m";
      case Style::info:
        return "\x1b[1;36m";
      case Style::related:
        return "\x1b[1;34m";
    }
    return {};
  }

  bool colour_;
};

}  // namespace iislint::report
