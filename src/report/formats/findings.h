// What several formats ask about the findings of a run.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "diag/benchmark.h"
#include "diag/diagnostic.h"

namespace iislint::report {

/// Of findings that count: those that are suppressed are in none of the numbers.
struct Counts {
  std::size_t errors = 0, warnings = 0, infos = 0;

  std::size_t all() const { return errors + warnings + infos; }
};

Counts counts_of(std::span<const diag::Diagnostic> findings);

/// "1 error", "2 errors".
std::string counted(std::size_t count, const std::string& word);

/// "CIS …: 31 of 44 items that a file can decide were checked, 5 of them in part". No full stop.
std::string coverage_text(const diag::BenchmarkCoverage& coverage);

/// The level at which a finding is shown where a format has no place for suppressions: one that does not
/// count is an info, whatever it would be.
inline diag::Severity shown_severity(const diag::Diagnostic& finding) {
  return finding.suppression ? diag::Severity::info : *finding.severity;
}

/// The message; of a finding that is suppressed, with the reason before it.
std::string shown_message(const diag::Diagnostic& finding);

/// The path as CI systems compare it with those of the repository: as given, without "./" before it.
std::string_view repository_path(std::string_view path);

/// Calls `use(finding)` for errors, then warnings, then infos, then what is suppressed, each in the order of
/// the span. Needs no memory.
template <typename Use>
void for_each_worst_first(std::span<const diag::Diagnostic> findings, Use&& use) {
  for (const auto severity : {diag::Severity::error, diag::Severity::warning, diag::Severity::info}) {
    for (const diag::Diagnostic& finding : findings) {
      if (!finding.suppression && *finding.severity == severity) use(finding);
    }
  }
  for (const diag::Diagnostic& finding : findings) {
    if (finding.suppression) use(finding);
  }
}

}  // namespace iislint::report
