// All that is said of one file: findings with their rule and level, sorted; those that are
// silenced apart.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "diag/diagnostic.h"
#include "diag/rule_trace.h"
#include "engine/check/file_check.h"
#include "engine/input/input.h"
#include "engine/policy/file_policy.h"

namespace iislint::engine {

/// Owns its strings; spans are those of the text that was checked.
struct FileReport {
  source::FileId file = 0;
  std::string path;  ///< as it is shown
  schema::FileKind kind = schema::FileKind::web;
  FileStatus status = FileStatus::checked;
  source::EncodingFacts encoding;            ///< of what could be read
  std::vector<diag::Diagnostic> findings;    ///< sorted, joined, complete but for fingerprints; what counts
  std::vector<diag::Diagnostic> suppressed;  ///< the same of what is silenced, each with its suppression
  std::vector<RunError> errors;              ///< why it could not be checked
  std::vector<source::Span> secrets;         ///< in order
  std::vector<diag::RuleTrace> traces;       ///< of the traced rule
  std::vector<SectionFile> section_files;    ///< that are there and want to be checked
  std::vector<UsedSuppression> used_suppressions;  ///< of the settings
  bool is_readable = true;  ///< nothing kept the rules from reading it: what they did not find is not there
  Certainty certainty = Certainty::none;  ///< of the rules that look at more than the file
  std::size_t failures = 0;               ///< findings at a level that makes a run fail

  bool is_clean() const { return findings.empty() && suppressed.empty() && traces.empty(); }
};

/// `absolute_path` is what FileReader::absolute says; `today` the day by which suppressions end.
FileReport report_of(FileResult result, const FilePolicy& policy, std::string_view absolute_path,
                     std::optional<base::Date> today);

}  // namespace iislint::engine
