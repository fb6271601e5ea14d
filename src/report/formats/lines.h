// Finding as one line of text, for formats that people and editors read line by line.
#pragma once

#include <string>
#include <string_view>

#include "report/renderer.h"

namespace iislint::report {

/// A path at the start of a line that is parsed up to a colon: printable, and a colon that could end the path
/// there, which is one before a digit or a blank, becomes <U+003A>.
std::string path_in_line(std::string_view path);

/// "path:line:column" of a finding.
std::string place_in_line(const ReportInput& input, const diag::Diagnostic& finding);

/// "path:line:column: severity: message [rule]"
std::string concise_line(const ReportInput& input, const diag::Diagnostic& finding);

/// "path: error: message [code]"
std::string concise_line(const RunError& error);

}  // namespace iislint::report
