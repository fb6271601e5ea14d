#include "report/formats/json_report.h"

#include "report/formats/json_parts.h"

namespace iislint::report {

void JsonReport::render(const ReportInput& input, std::ostream& out) const {
  base::JsonWriter json(out);
  json.begin_object();
  write_run(json, input);
  json.key("diagnostics").begin_array();
  for (const diag::Diagnostic& finding : input.diagnostics)
    write_finding(json, input, finding, base::JsonWriter::Layout::lines);
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace iislint::report
