#include "report/formats/concise_report.h"

#include <ostream>

#include "report/formats/lines.h"

namespace iislint::report {

void ConciseReport::render(const ReportInput& input, std::ostream& out) const {
  for (const diag::Diagnostic& finding : input.diagnostics)
    out << concise_line(input, finding) << '\n';
  for (const RunError& error : input.errors)
    out << concise_line(error) << '\n';
}

}  // namespace iislint::report
