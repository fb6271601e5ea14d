// The parts of JSON format 1, which several formats are made of.
#pragma once

#include "base/json_writer.h"
#include "report/renderer.h"

namespace iislint::report {

/// Adds the keys "formatVersion", "tool", "summary", "files" and "errors" to the object that is open.
void write_run(base::JsonWriter& json, const ReportInput& input);

/// The finding as an object.
void write_finding(base::JsonWriter& json, const ReportInput& input, const diag::Diagnostic& finding,
                   base::JsonWriter::Layout layout);

}  // namespace iislint::report
