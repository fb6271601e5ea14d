#include "report/formats/lines.h"

#include "base/text.h"
#include "report/formats/findings.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {

std::string path_in_line(std::string_view path) {
  const std::string shown = printable_name(path);
  std::string result;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char next = i + 1 < shown.size() ? shown[i + 1] : ' ';
    const bool ends_path = shown[i] == ':' && (base::is_digit(next) || next == ' ');
    ends_path ? result.append(numbered(':')) : result.append(1, shown[i]);
  }
  return result;
}

std::string place_in_line(const ReportInput& input, const diag::Diagnostic& finding) {
  const source::SourceFile& file = input.sources.file(finding.span);
  const source::Position at = file.position(finding.span.begin);
  return path_in_line(file.path()) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string concise_line(const ReportInput& input, const diag::Diagnostic& finding) {
  std::string line = place_in_line(input, finding) + ": ";
  if (finding.suppression) line += "suppressed ";
  line.append(to_string(*finding.severity)) += ": " + printable(finding.message);
  return line.append(" [").append(finding.rule_id).append("]");
}

std::string concise_line(const RunError& error) {
  const std::string path = error.path.empty() ? "iislint" : path_in_line(error.path);
  return path + ": error: " + printable(error.message) + " [" + std::string(error.code) + "]";
}

}  // namespace iislint::report
