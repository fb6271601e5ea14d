#include "diag/rule_info.h"

namespace iislint::diag {

std::optional<Severity> severity_from(std::string_view name) {
  for (const Severity severity : {Severity::off, Severity::info, Severity::warning, Severity::error}) {
    if (to_string(severity) == name) return severity;
  }
  return std::nullopt;
}

}  // namespace iislint::diag
