#include "report/formats/azure_report.h"

#include <ostream>

#include "report/formats/findings.h"
#include "report/formats/lines.h"
#include "report/terminal/log_command.h"

namespace iislint::report {

void AzureReport::render(const ReportInput& input, std::ostream& out) const {
  for (const RunError& error : input.errors) {
    out << LogCommand::azure("task.logissue",
                             {{"type", "error"},
                              {"sourcepath", std::string(repository_path(error.path))},
                              {"code", std::string(error.code)}},
                             error.message);
  }
  for_each_worst_first(input.diagnostics, [&](const diag::Diagnostic& finding) {
    const diag::Severity severity = shown_severity(finding);
    if (severity == diag::Severity::info) {
      out << concise_line(input, finding) << '\n';
      return;
    }
    const source::SourceFile& file = input.sources.file(finding.span);
    const source::Position at = file.position(finding.span.begin);
    out << LogCommand::azure("task.logissue",
                             {{"type", std::string(to_string(severity))},
                              {"sourcepath", std::string(repository_path(file.path()))},
                              {"linenumber", std::to_string(at.line)},
                              {"columnnumber", std::to_string(at.column)},
                              {"code", std::string(finding.rule_id)}},
                             finding.message);
  });
}

}  // namespace iislint::report
