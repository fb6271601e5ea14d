#include "diag/rule_info.h"

#include <algorithm>
#include <array>

namespace iislint::diag {

std::optional<Severity> severity_from(std::string_view name) {
  for (const Severity severity : {Severity::off, Severity::info, Severity::warning, Severity::error}) {
    if (to_string(severity) == name) return severity;
  }
  return std::nullopt;
}

std::string_view pattern_hint(std::string_view id) {
  const bool is_pattern = id.find_first_of("*?") != std::string_view::npos;
  return is_pattern ? "; patterns are not possible here" : "";
}

Severity level_in(std::string_view profile, Severity otherwise, std::span<const ProfileSeverity> profiles) {
  const auto found = std::find_if(profiles.begin(), profiles.end(),
                                  [&](const ProfileSeverity& entry) { return entry.profile == profile; });
  return found == profiles.end() ? otherwise : found->severity;
}

std::span<const std::string_view> profile_names() {
  static constexpr std::array<std::string_view, 4> kNames = {"default", "strict", "cis", "stig"};
  return kNames;
}

}  // namespace iislint::diag
