#include "report/formats/msvs_report.h"

#include <ostream>

#include "base/text.h"
#include "report/formats/findings.h"
#include "report/formats/lines.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

/// MSBuild reads up to the first colon that is not the one of a drive; no other is in a path of Windows.
std::string origin(std::string_view path) {
  const std::string shown = printable_name(path);
  if (shown.empty()) return shown;
  const char letter = base::to_lower(shown.front());
  const bool has_drive =
      letter >= 'a' && letter <= 'z' &&
      (std::string_view(shown).substr(1, 2) == ":/" || std::string_view(shown).substr(1, 2) == ":\\");
  std::string result = has_drive ? shown.substr(0, 2) : "";
  for (const char c : std::string_view(shown).substr(result.size()))
    c == ':' ? result.append(numbered(':')) : result.append(1, c);
  return result;
}

}  // namespace

void MsvsReport::render(const ReportInput& input, std::ostream& out) const {
  for (const diag::Diagnostic& finding : input.diagnostics) {
    const source::SourceFile& file = input.sources.file(finding.span);
    const source::Position begin = file.position(finding.span.begin), end = file.position(finding.span.end);
    out << origin(file.path()) << '(' << begin.line << ',' << begin.column << ',' << end.line << ','
        << end.column << "): " << to_string(shown_severity(finding)) << ' ' << finding.rule_id << ": "
        << printable(shown_message(finding)) << '\n';
  }
  for (const RunError& error : input.errors) {
    out << (error.path.empty() ? "iislint" : origin(error.path)) << " : error " << error.code << ": "
        << printable(error.message) << '\n';
  }
}

}  // namespace iislint::report
