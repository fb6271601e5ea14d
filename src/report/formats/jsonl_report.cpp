#include "report/formats/jsonl_report.h"

#include "report/formats/json_parts.h"

namespace iislint::report {

void JsonlReport::render(const ReportInput& input, std::ostream& out) const {
  using Layout = base::JsonWriter::Layout;
  base::JsonWriter run(out);
  run.begin_object(Layout::one_line);
  write_run(run, input);
  run.end_object();
  run.finish();
  for (const diag::Diagnostic& finding : input.diagnostics) {
    base::JsonWriter line(out);
    write_finding(line, input, finding, Layout::one_line);
    line.finish();
  }
}

}  // namespace iislint::report
