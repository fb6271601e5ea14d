#include "engine/check/file_report.h"

#include <algorithm>

#include "engine/suppression/suppressor.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using diag::Diagnostic;
using diag::Severity;

/// Rule, severity and help; false when the finding is not wanted. It has its rule in any case: every builtin
/// one has its entry.
bool complete(Diagnostic& finding, const FilePolicy& policy) {
  if (finding.builtin) finding.rule = policy.rules().find(finding.rule_id);
  finding.severity = policy.level_of(finding);
  if (finding.severity == Severity::off) return false;
  finding.confidence = finding.rule->confidence;
  if (finding.help.empty()) finding.help = finding.rule->help;
  return true;
}

/// `omitted` is the number of those that were not made.
void sort_and_limit(std::vector<Diagnostic>& findings, std::size_t omitted, const FilePolicy& policy) {
  constexpr std::size_t kMost = schema::Binding::kMostFindings;
  diag::sort_and_join(findings);
  if (findings.empty() || findings.size() + omitted <= kMost) return;
  const std::size_t left_out = findings.size() + omitted - std::min(findings.size(), kMost);
  findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(std::min(findings.size(), kMost)),
                 findings.end());
  Diagnostic limit(diag::BuiltinRule::limit_exceeded, findings.back().span,
                   std::to_string(left_out) + " further findings in this file are omitted");
  if (complete(limit, policy)) findings.push_back(std::move(limit));
}

/// A rule is silent about what it cannot read, so that the absence of its finding means nothing.
bool is_unreadable(const Diagnostic& finding) {
  return finding.rule->area == "structure" &&
         finding.severity.value_or(finding.rule->severity) == Severity::error;
}

void hide_secrets(const std::vector<source::Span>& secrets, std::vector<diag::RuleTrace>& traces) {
  for (diag::RuleTrace& trace : traces) {
    for (diag::TracedValue& value : trace.values) {
      if (value.at && xml::touches(secrets, value.at->begin, value.at->end)) value.text = "***";
    }
  }
}

}  // namespace

FileReport report_of(FileResult result, const FilePolicy& policy, std::string_view absolute_path,
                     std::optional<base::Date> today) {
  FileReport report;
  report.kind = result.kind;
  report.status = result.status;
  Suppressor suppressor(result.suppressions, policy, absolute_path, today);
  bool is_readable = true;
  const auto add = [&](Diagnostic& finding) {
    const bool is_wanted = complete(finding, policy);
    is_readable = is_readable && !is_unreadable(finding);
    finding.suppression = suppressor.judge(finding, is_wanted);
    if (!is_wanted) return;
    (finding.suppression ? report.suppressed : report.findings).push_back(std::move(finding));
  };
  const auto add_all = [&](std::vector<Diagnostic> findings) {
    std::for_each(findings.begin(), findings.end(), add);
  };
  report.findings.reserve(result.findings.size());
  add_all(std::move(result.findings));
  add_all(suppressor.findings(is_readable ? result.certainty : Certainty::none));
  sort_and_limit(report.findings, result.omitted, policy);
  sort_and_limit(report.suppressed, 0, policy);
  report.failures = static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const Diagnostic& finding) { return policy.fails(*finding.severity); }));
  if (report.status == FileStatus::partial && !policy.lets_pass_unchecked())
    report.failures = std::max<std::size_t>(report.failures, 1);
  hide_secrets(result.secrets, result.traces);
  report.secrets = std::move(result.secrets);
  report.traces = std::move(result.traces);
  report.section_files = std::move(result.section_files);
  return report;
}

}  // namespace iislint::engine
