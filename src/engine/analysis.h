// The outcome of a whole run: files in, ordered findings out. Programs call run() or analyze() and render
// what it returns.
//
// Analysis owns the sources; diagnostics own their strings and point into the sources by span. Nothing in it
// changes afterwards, whatever happens to the project.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diag/benchmark.h"
#include "diag/diagnostic.h"
#include "diag/rule_trace.h"
#include "engine/files/parsed_file.h"
#include "engine/input/input.h"
#include "engine/input/options.h"
#include "engine/policy/rule_sets.h"
#include "source/file_reader.h"
#include "source/source_file.h"

namespace iislint::engine {

struct CheckedFile {
  source::FileId id;
  std::string path;
  schema::FileKind kind;
  FileStatus status;
  source::EncodingFacts encoding;  ///< of what could be read
};

struct RuleStatus {
  const diag::RuleInfo* rule;
  bool is_enabled;  ///< for one of the files at least
};

struct Analysis {
  std::shared_ptr<const RuleSets> rule_sets;  ///< owns what diagnostics say of users' rules
  source::SourceStore sources;
  std::vector<CheckedFile> files;  ///< in the order of the input, then those that the input led to
  std::vector<RunError> errors;
  std::vector<diag::Diagnostic> diagnostics;  ///< sorted, joined, complete; what counts
  std::vector<diag::Diagnostic> suppressed;   ///< the same of what is silenced, each with its suppression
  std::vector<source::Span> secrets;          ///< sorted
  std::vector<RuleStatus> rules;  ///< all there are for the files, by id; see Project::rule_statuses
  std::optional<diag::BenchmarkCoverage> coverage;  ///< see Project::coverage_in
  std::vector<diag::RuleTrace> traces;  ///< of RuleSelection::traced_rule, in the order of the files
  std::size_t failures = 0;  ///< findings at a level that makes the run fail, by options and settings
};

/// A run over a project of its own. Never fails: what cannot be read becomes an entry of `errors` and a file
/// of status failed.
Analysis analyze(const source::FileReader& reader, const std::vector<InputFile>& inputs,
                 const Options& options);

/// Both lists in one, which have the order of a report.
std::vector<diag::Diagnostic> merged_by_place(const source::SourceStore& sources,
                                              std::vector<diag::Diagnostic> first,
                                              std::vector<diag::Diagnostic> second);

/// What counts and what is silenced, in one order. The latter have their suppression.
std::vector<diag::Diagnostic> with_suppressed(const Analysis& analysis);

}  // namespace iislint::engine
