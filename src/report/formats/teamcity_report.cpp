#include "report/formats/teamcity_report.h"

#include <ostream>
#include <set>

#include "base/utf8.h"
#include "report/formats/findings.h"
#include "report/terminal/log_command.h"

namespace iislint::report {
namespace {

constexpr std::size_t kOfNames = 255, kOfTexts = 4000;

/// The first characters of the text, in units of UTF-16.
std::string cut(std::string_view text, std::size_t most) {
  std::size_t units = 0, at = 0;
  while (at < text.size()) {
    const base::CodePoint c = base::decode_utf8(text, at);
    units += c.value < 0x10000 ? 1 : 2;
    if (units > most) break;
    at += c.size;
  }
  return std::string(text.substr(0, at));
}

std::string_view severity_of(const diag::Diagnostic& finding) {
  if (finding.suppression) return "WEAK WARNING";
  switch (*finding.severity) {
    case diag::Severity::error:
      return "ERROR";
    case diag::Severity::warning:
      return "WARNING";
    default:
      return "INFO";
  }
}

}  // namespace

void TeamcityReport::render(const ReportInput& input, std::ostream& out) const {
  for (const RunError& error : input.errors) {
    const std::string text = error.path.empty() ? error.message : error.path + ": " + error.message;
    out << LogCommand::teamcity(
        "message",
        {{"text", cut(text, kOfTexts)}, {"errorDetails", std::string(error.code)}, {"status", "ERROR"}});
  }
  std::set<std::string_view> named;
  for_each_worst_first(input.diagnostics, [&](const diag::Diagnostic& finding) {
    const std::string id = cut(finding.rule_id, kOfNames);
    if (named.insert(finding.rule_id).second) {
      const std::string_view summary = finding.rule->summary;
      out << LogCommand::teamcity(
          "inspectionType", {{"id", id},
                             {"name", id},
                             {"category", cut("iislint: " + std::string(finding.rule->category), kOfNames)},
                             {"description", cut(summary.empty() ? finding.rule_id : summary, kOfTexts)}});
    }
    const source::SourceFile& file = input.sources.file(finding.span);
    out << LogCommand::teamcity("inspection",
                                {{"typeId", id},
                                 {"message", cut(shown_message(finding), kOfTexts)},
                                 {"file", cut(repository_path(file.path()), kOfTexts)},
                                 {"line", std::to_string(file.position(finding.span.begin).line)},
                                 {"SEVERITY", std::string(severity_of(finding))}});
  });
}

}  // namespace iislint::report
