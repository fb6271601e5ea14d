#include "engine/check/file_report.h"

#include <algorithm>
#include <iterator>

#include "engine/suppression/suppressor.h"
#include "schema/secrets/shown_text.h"
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

/// How many of those that were not made would have been reported.
std::size_t count_wanted(const diag::OmittedFindings& omitted, const FilePolicy& policy) {
  std::size_t count = 0;
  for (const auto& [rule, of_rule] : omitted) {
    if (policy.is_wanted(*policy.rules().find(rule))) count += of_rule;
  }
  return count;
}

/// A rule is silent about what it cannot read, so that the absence of its finding means nothing.
bool is_unreadable(const Diagnostic& finding) {
  return finding.rule->area == "structure" &&
         finding.severity.value_or(finding.rule->severity) == Severity::error;
}

void hide_secrets(const std::vector<source::Span>& secrets, std::vector<diag::RuleTrace>& traces) {
  const auto is_secret = [&](const source::Span& at) {
    return !secrets.empty() && secrets.front().file == at.file && xml::touches(secrets, at.begin, at.end);
  };
  for (diag::RuleTrace& trace : traces) {
    trace.subject = schema::shown(std::move(trace.subject));
    for (diag::TracedValue& value : trace.values)
      value.text = value.at && is_secret(*value.at) ? "***" : schema::shown(std::move(value.text));
  }
}

/// What a finding repeats of values is looked at where it is made; nothing that was missed there gets past
/// this. Names of sites may come from another file. Settings name sites as they are written: it comes after
/// the suppressions.
void hide_secrets(const std::vector<source::Span>& secrets, Diagnostic& finding) {
  const auto hide = [](std::string& text) { text = schema::shown(std::move(text)); };
  std::for_each(finding.sites.begin(), finding.sites.end(), hide);
  if (secrets.empty()) return;
  if (xml::touches(secrets, finding.span.begin, finding.span.end)) finding.actual.reset();
  hide(finding.message);
  if (finding.actual) hide(*finding.actual);
  if (finding.expected) hide(*finding.expected);
  for (diag::Related& related : finding.related)
    hide(related.message);
}

}  // namespace

/// Completes findings and moves those that are wanted to the report; the vector they come in is used again.
/// True when nothing kept the rules from reading the file.
bool sort_out(std::vector<Diagnostic> findings, const FilePolicy& policy, Suppressor& suppressor,
              const std::vector<source::Span>& secrets, FileReport& report) {
  bool is_readable = true;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    Diagnostic& finding = findings[i];
    const bool is_wanted = complete(finding, policy);
    is_readable = is_readable && !is_unreadable(finding);
    finding.suppression = suppressor.judge(finding, is_wanted);
    if (!is_wanted) continue;
    hide_secrets(secrets, finding);
    if (finding.suppression) {
      report.suppressed.push_back(std::move(finding));
    } else {
      if (kept != i) findings[kept] = std::move(finding);
      ++kept;
    }
  }
  findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(kept), findings.end());
  // The order comes later, and growing the longer list would need its memory twice.
  if (report.findings.size() < findings.size()) report.findings.swap(findings);
  std::move(findings.begin(), findings.end(), std::back_inserter(report.findings));
  return is_readable;
}

/// Says that findings were omitted. A file of which not all was said was not checked as a whole.
void say_what_is_omitted(std::size_t omitted, const source::Span& last, const FilePolicy& policy,
                         FileReport& report) {
  if (omitted == 0) return;
  Diagnostic limit(diag::BuiltinRule::limit_exceeded,
                   report.findings.empty() ? last : report.findings.back().span,
                   std::to_string(omitted) + (omitted == 1 ? " further finding in this file is omitted"
                                                           : " further findings in this file are omitted"));
  complete(limit, policy);
  report.findings.push_back(std::move(limit));
  report.status = FileStatus::partial;
}

std::size_t count_failures(const FileReport& report, const FilePolicy& policy) {
  const auto failures = static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const Diagnostic& finding) { return policy.fails(*finding.severity); }));
  const bool is_failure = report.status == FileStatus::partial && !policy.lets_pass_unchecked();
  return std::max<std::size_t>(failures, is_failure ? 1 : 0);
}

FileReport report_of(FileResult result, const FilePolicy& policy, std::string_view absolute_path,
                     std::optional<base::Date> today) {
  FileReport report;
  report.kind = result.kind;
  report.status = result.status;
  Suppressor suppressor(result.suppressions, policy, absolute_path, today);
  const auto& kept = result.findings.kept();
  const source::Span last = kept.empty() ? source::Span{} : kept.back().span;
  diag::FindingList of_comments(result.findings.room());
  std::size_t omitted = count_wanted(result.findings.omitted(), policy);
  const bool is_readable =
      sort_out(result.findings.take(), policy, suppressor, result.secrets, report) && omitted == 0;
  report.is_readable = is_readable && result.status != FileStatus::partial;
  report.certainty = result.certainty;
  report.used_suppressions = suppressor.used();
  suppressor.add_findings(is_readable ? result.certainty : Certainty::none, of_comments);
  omitted += count_wanted(of_comments.omitted(), policy);
  sort_out(of_comments.take(), policy, suppressor, result.secrets, report);
  diag::sort_and_join(report.findings);
  diag::sort_and_join(report.suppressed);
  say_what_is_omitted(omitted, last, policy, report);
  report.failures = count_failures(report, policy);
  hide_secrets(result.secrets, result.traces);
  report.secrets = std::move(result.secrets);
  report.traces = std::move(result.traces);
  report.section_files = std::move(result.section_files);
  return report;
}

}  // namespace iislint::engine
