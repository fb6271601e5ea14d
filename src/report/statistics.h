// How often each rule has reported something: --statistics.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"

namespace iislint::report {

/// A rule at one severity. Borrows the id.
struct RuleStatistics {
  std::string_view rule_id;
  diag::Severity severity;
  std::size_t findings = 0;          ///< that count
  std::size_t fixable = 0;           ///< of them; by --fix
  std::size_t unsafely_fixable = 0;  ///< of the others; by --fix --unsafe-fixes
  std::size_t suppressed = 0;        ///< by comments or settings
  std::size_t baseline = 0;          ///< known to the baseline
};

/// The most findings first, then the worst, then by id.
using Statistics = std::vector<RuleStatistics>;

/// `suppressed` are those that have a suppression.
Statistics statistics_of(std::span<const diag::Diagnostic> counting,
                         std::span<const diag::Diagnostic> suppressed);

/// A table for people, a line for each rule below the names of the columns; empty when there is none. A
/// column about fixes, suppressions or the baseline is there if one of its numbers is not 0.
std::string table_of(const Statistics& statistics);

}  // namespace iislint::report
