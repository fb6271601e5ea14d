#include "report/findings.h"

namespace iislint::report {

diag::Severity severity_of(const diag::Diagnostic& diagnostic) {
  if (diagnostic.severity) return *diagnostic.severity;
  return diagnostic.rule != nullptr ? diagnostic.rule->severity : diag::Severity::warning;
}

std::string_view help_of(const diag::Diagnostic& diagnostic) {
  if (!diagnostic.help.empty() || diagnostic.rule == nullptr) return diagnostic.help;
  return diagnostic.rule->help;
}

std::string_view url_of(const diag::Diagnostic& diagnostic) {
  return diagnostic.rule != nullptr ? diagnostic.rule->url : std::string_view();
}

Totals totals_of(const ReportInput& input) {
  Totals totals;
  for (const diag::Diagnostic& diagnostic : input.diagnostics) {
    switch (severity_of(diagnostic)) {
      case diag::Severity::error: ++totals.errors; break;
      case diag::Severity::warning: ++totals.warnings; break;
      case diag::Severity::info: ++totals.infos; break;
      case diag::Severity::off: break;
    }
  }
  for (const FileEntry& file : input.files) {
    if (file.status != "checked" && file.status != "partial") continue;
    ++totals.files;
    if (file.status == "partial") ++totals.partial_files;
  }
  return totals;
}

}  // namespace iislint::report
