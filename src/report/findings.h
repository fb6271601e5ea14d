// What every format asks of a finding or of a whole run, decided once.
#pragma once

#include <cstddef>
#include <string_view>

#include "report/renderer.h"

namespace iislint::report {

/// The finding's own severity, else the rule's, else warning.
diag::Severity severity_of(const diag::Diagnostic& diagnostic);

/// The finding's own advice, else the rule's; may be empty.
std::string_view help_of(const diag::Diagnostic& diagnostic);

/// The page about the rule; may be empty.
std::string_view url_of(const diag::Diagnostic& diagnostic);

struct Totals {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t files = 0;          ///< checked, be it only in part
  std::size_t partial_files = 0;  ///< the part of them that could be checked only in part
};

Totals totals_of(const ReportInput& input);

}  // namespace iislint::report
