// One finding as a SARIF result.
#pragma once

#include <memory>
#include <optional>

#include "report/sarif/line_hash.h"
#include "report/sarif/locations.h"
#include "report/sarif/rule_catalog.h"

namespace iislint::report {

class ResultWriter {
 public:
  /// Borrows all four. `states_suppression`: SARIF wants "suppressions" in all results of a run or in none.
  ResultWriter(const ReportInput& input, const RuleCatalog& rules, base::JsonWriter& json,
               bool states_suppression);

  void write(const diag::Diagnostic& finding);

 private:
  void write_logical_location(const diag::Diagnostic& finding);
  void write_related(const diag::Diagnostic& finding);
  void write_fingerprints(const diag::Diagnostic& finding);
  void write_fixes(const diag::Diagnostic& finding);
  void write_changes(const diag::Fix& fix);
  void write_suppressions(const diag::Diagnostic& finding);
  void write_properties(const diag::Diagnostic& finding);
  const LineHashes* hashes_of(source::FileId file);

  const ReportInput& input_;
  const RuleCatalog& rules_;
  base::JsonWriter& json_;
  SarifLocations locations_;
  bool states_suppression_;
  std::optional<source::FileId> hashed_;  ///< findings come file by file, so one at a time is kept
  std::unique_ptr<LineHashes> hashes_;    ///< of that file; null when it has none
};

}  // namespace iislint::report
