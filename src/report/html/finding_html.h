// One finding as an element of the page.
#pragma once

#include <ostream>
#include <string>

#include "report/renderer.h"

namespace iislint::report {

void write_finding_as_html(const diag::Diagnostic& finding, const ReportInput& input, std::ostream& out);

/// "<span class="level warning">warning</span>".
std::string level_badge(diag::Severity severity, bool suppressed = false);

}  // namespace iislint::report
