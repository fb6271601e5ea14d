#include "report/formats/checkstyle_report.h"

#include "report/formats/findings.h"
#include "report/formats/xml_writer.h"

namespace iislint::report {

void CheckstyleReport::render(const ReportInput& input, std::ostream& out) const {
  XmlWriter xml(out);
  xml.open("checkstyle").attribute("version", "4.3");
  for (const RunError& error : input.errors) {
    xml.open("file").attribute("name", error.path.empty() ? "." : error.path);
    xml.open("error").attribute("line", 1).attribute("severity", "error");
    xml.attribute("message", error.message).attribute("source", "iislint." + std::string(error.code));
    xml.close().close();
  }
  const source::SourceFile* open = nullptr;
  for (const diag::Diagnostic& finding : input.diagnostics) {
    const source::SourceFile& file = input.sources.file(finding.span);
    if (&file != open) {
      if (open != nullptr) xml.close();
      xml.open("file").attribute("name", file.path());
      open = &file;
    }
    const source::Position at = file.position(finding.span.begin);
    xml.open("error").attribute("line", at.line).attribute("column", at.column);
    xml.attribute("severity", finding.suppression ? "ignore" : to_string(*finding.severity));
    xml.attribute("message", shown_message(finding));
    xml.attribute("source", "iislint." + std::string(finding.rule_id)).close();
  }
  if (open != nullptr) xml.close();
  xml.close();
}

}  // namespace iislint::report
