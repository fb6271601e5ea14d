// The colours of everything we print for people; none at all where they are not wanted.
#pragma once

#include <string>
#include <string_view>

#include "diag/rule_info.h"

namespace iislint::report {

enum class Style { plain, bold, dim, italic, error, warning, info, related, code, removed, added };

constexpr Style style_of(diag::Severity severity) {
  return severity == diag::Severity::error     ? Style::error
         : severity == diag::Severity::warning ? Style::warning
                                               : Style::info;
}

class Paint {
 public:
  explicit Paint(bool colour) : colour_(colour) {}

  std::string operator()(Style style, std::string_view text) const {
    if (!colour_ || style == Style::plain || text.empty()) return std::string(text);
    return code(style) + std::string(text) + "\x1b[0m";
  }

 private:
  static std::string code(Style style) {
    switch (style) {
      case Style::plain:
        break;
      case Style::bold:
        return "\x1b[1m";
      case Style::dim:
        return "\x1b[2m";
      case Style::italic:
        return "\x1b[3m";
      case Style::error:
        return "\x1b[1;31m";
      case Style::warning:
        return "\x1b[1;33m";
      case Style::info:
        return "\x1b[1;36m";
      case Style::related:
        return "\x1b[1;34m";
      case Style::code:
        return "\x1b[36m";
      case Style::removed:
        return "\x1b[31m";
      case Style::added:
        return "\x1b[32m";
    }
    return {};
  }

  bool colour_;
};

}  // namespace iislint::report
