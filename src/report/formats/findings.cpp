#include "report/formats/findings.h"

namespace iislint::report {

using diag::Severity;

Counts counts_of(std::span<const diag::Diagnostic> findings) {
  Counts counts;
  for (const diag::Diagnostic& finding : findings) {
    if (finding.suppression) continue;
    counts.errors += *finding.severity == Severity::error;
    counts.warnings += *finding.severity == Severity::warning;
    counts.infos += *finding.severity == Severity::info;
  }
  return counts;
}

std::string coverage_text(const diag::BenchmarkCoverage& coverage) {
  std::string text = std::string(coverage.benchmark->title) + ": " + std::to_string(coverage.covered) +
                     " of " + std::to_string(coverage.decidable) +
                     " items that a file can decide were checked";
  if (coverage.in_part > 0) text += ", " + std::to_string(coverage.in_part) + " of them in part";
  return text;
}

std::string counted(std::size_t count, const std::string& word) {
  return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

std::string_view repository_path(std::string_view path) {
  while (path.starts_with("./"))
    path.remove_prefix(2);
  return path;
}

std::string shown_message(const diag::Diagnostic& finding) {
  if (!finding.suppression) return finding.message;
  return "suppressed (" + finding.suppression->reason + "): " + finding.message;
}

}  // namespace iislint::report
