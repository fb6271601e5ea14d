// One file from text to findings: scan, bind, validate, resolve, rules.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/hierarchy.h"
#include "diag/diagnostic.h"
#include "diag/rule_trace.h"
#include "engine/file_policy.h"
#include "engine/inline_suppressions.h"
#include "engine/options.h"
#include "engine/parsed_file.h"
#include "engine/suppressor.h"
#include "engine/workspace.h"
#include "schema/xsd/xsd_validator.h"
#include "source/file_reader.h"
#include "source/source_file.h"

namespace iislint::engine {

/// A file that holds the content of a section, named by configSource.
struct SectionFile {
  std::string path;
  std::string section_path;
};

struct FileResult {
  schema::FileKind kind = schema::FileKind::web;
  FileStatus status = FileStatus::checked;
  std::vector<diag::Diagnostic> findings;  ///< unordered; builtin ones without RuleInfo
  std::vector<diag::RuleTrace> traces;     ///< of the traced rule
  std::vector<InlineSuppression> suppressions;
  Certainty certainty = Certainty::none;   ///< of the findings
  std::vector<source::Span> secrets;       ///< in order
  std::vector<SectionFile> section_files;  ///< that are there and want to be checked
};

/// Checks files one after the other with one XSD judge, which is made when the first file needs it, and one
/// memory of names. One per thread.
class FileChecker {
 public:
  FileChecker(const source::FileReader& reader, const Options& options)
      : reader_(reader), options_(options), secret_names_(*options.facts) {}

  /// `known` is the file as the workspace has parsed it, if it has.
  FileResult check(const source::SourceFile& file, source::FileId id, const FileContext& context,
                   const ParsedFile* known, const FilePolicy& choice);

  /// The target of a configSource.
  FileResult check_section(const source::SourceFile& file, source::FileId id, const std::string& section_path,
                           const FilePolicy& choice);

 private:
  void judge_by_xsd(const ParsedFile& parsed, FileResult& result);
  void run_rules(const config::Hierarchy& hierarchy, const FilePolicy& choice, FileResult& result) const;
  static void check_hierarchy(const ParsedFile& parsed, const config::Hierarchy& hierarchy,
                              const FileContext& context, FileResult& result);
  void follow_sources(const ParsedFile& parsed, FileResult& result) const;

  const source::FileReader& reader_;
  const Options& options_;
  schema::SecretNames secret_names_;
  std::unique_ptr<schema::XsdValidator> validator_;
};

}  // namespace iislint::engine
