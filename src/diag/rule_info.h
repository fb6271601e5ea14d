// What is known of a rule, of either kind: rules proper and the generic findings of scanner and binding.
// The tables of these are compiled from rules/**/*.json; everything in them lives as long as the program.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace iislint::diag {

enum class Severity : std::uint8_t { off, info, warning, error };
enum class Confidence : std::uint8_t { low, medium, high };

constexpr std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::off:
      return "off";
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "off";
}

constexpr std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::low:
      return "low";
    case Confidence::medium:
      return "medium";
    case Confidence::high:
      return "high";
  }
  return "low";
}

/// The level of that name, "error", "warning", "info" or "off".
std::optional<Severity> severity_from(std::string_view name);

struct Reference {
  std::string_view standard;  ///< "CWE", "CIS", "STIG"
  std::string_view id;
};

struct ProfileSeverity {
  std::string_view profile;
  Severity severity;
};

/// What to add where somebody has written a pattern for the id of a rule; empty when it is none.
std::string_view pattern_hint(std::string_view id);

/// The level in a profile: its own entry if there is one, else `otherwise`.
Severity level_in(std::string_view profile, Severity otherwise, std::span<const ProfileSeverity> profiles);

/// The profiles there are, the default first.
std::span<const std::string_view> profile_names();

/// A threshold of a rule in one profile.
struct ParamValue {
  std::string_view profile;
  std::string_view text;  ///< as the sheet has it
  std::int64_t number;    ///< of a timeSpan in ticks of 100 ns
};

struct Param {
  std::string_view name;
  std::string_view type;  ///< "timeSpan" or "integer"
  std::string_view summary;
  std::span<const ParamValue> values;  ///< the default profile first
};

struct RuleInfo {
  std::string_view id;
  std::string_view summary;
  std::string_view area;
  std::string_view category;
  Severity severity = Severity::warning;  ///< in the default profile
  Confidence confidence = Confidence::high;
  std::string_view scope;
  std::string_view since;
  std::string_view url;
  std::string_view help;         ///< used where the finding brings none of its own
  std::string_view page;         ///< the Markdown page
  std::string_view parsed_page;  ///< the same as tokens and text; see report/pages/markdown_tokens.h
  std::span<const Reference> references;
  std::span<const std::string_view> covers;
  std::span<const ProfileSeverity> profiles;
  std::span<const Param> params;
  bool suppressible = true;  ///< a comment or the settings may silence its findings
};

}  // namespace iislint::diag
