// One file from tree to findings: validate, resolve, rules.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/timings.h"
#include "config/files/hierarchy.h"
#include "config/views/shared_entries.h"
#include "diag/finding_list.h"
#include "diag/rule_trace.h"
#include "engine/files/layout.h"
#include "engine/files/parsed_file.h"
#include "engine/files/shipped_server.h"
#include "engine/policy/file_policy.h"
#include "engine/suppression/inline_suppressions.h"
#include "engine/suppression/suppressor.h"
#include "engine/transforms/result_findings.h"
#include "schema/xsd/xsd_validator.h"
#include "source/file_reader.h"
#include "source/source_file.h"

namespace iislint::engine {

/// A file that holds the content of a section, or more of it.
struct SectionFile {
  std::string path;
  std::string_view named_by;  ///< an attribute of the section: configSource, or file
  std::string section_path;
  std::string location;  ///< normal path of the <location> that the section stands in, below the file's place
};

struct FileResult {
  schema::FileKind kind = schema::FileKind::web;
  FileStatus status = FileStatus::checked;
  diag::FindingList findings;           ///< unordered; builtin ones without RuleInfo
  std::vector<diag::RuleTrace> traces;  ///< of the traced rule
  std::vector<InlineSuppression> suppressions;
  Certainty certainty = Certainty::none;   ///< of the findings
  std::vector<source::Span> secrets;       ///< in order
  std::vector<SectionFile> section_files;  ///< that are there and want to be checked
  std::vector<base::Error> errors;         ///< why something was not read
};

/// Checks files one after the other with one XSD validator, which is made when the first file needs it, and
/// kept, and one memory of names. One per thread.
class FileChecker {
 public:
  FileChecker(const source::FileReader& reader, const schema::Catalog& facts,
              base::Timings* timings = nullptr)
      : reader_(reader), timings_(timings), secret_names_(facts), shipped_(facts) {}

  schema::SecretNames& secret_names() { return secret_names_; }

  /// Before files that others inherit from may change.
  void forget_files() {
    inherited_.clear();
    of_bases_.clear();
  }

  static constexpr std::size_t kNeverSplit = ~std::size_t{0};
  /// From that many bytes on a file is checked by two threads, if `jobs` (RunOptions::jobs) allows two.
  void split_from(std::size_t bytes, unsigned jobs) {
    split_bytes_ = bytes;
    jobs_ = jobs;
  }

  /// `found` is what was found when the file was parsed: ParsedFile::all_findings or take_findings.
  FileResult check(const ParsedFile& parsed, diag::FindingList found, const FileContext& context,
                   const FilePolicy& policy);

  /// A file that holds the section of that path; the last of the files above is the one that names it.
  FileResult check_section(const ParsedFile& parsed, std::string_view section, diag::FindingList found,
                           const FileContext& context, const FilePolicy& policy);

 private:
  config::Hierarchy hierarchy_of(const ParsedFile& parsed, const FileContext& context,
                                 const FilePolicy& policy);
  std::vector<diag::Diagnostic> judge_by_xsd(const ParsedFile& parsed);
  /// By the XSD and the rules.
  void judge_transform(const ParsedFile& parsed, const FileContext& context, const FilePolicy& policy,
                       FileResult& result);
  std::optional<AppliedTransform> apply_transform(const ParsedFile& parsed, const TransformBase* base,
                                                  FileResult& result) const;
  void judge_result(const ParsedFile& parsed, const AppliedTransform& applied, const TransformBase& base,
                    const FilePolicy& policy, FileResult& result);
  const std::vector<diag::Diagnostic>& findings_of(const TransformBase& base, const FilePolicy& policy);
  /// By the rules, as if the section stood where it is named.
  void judge_section(const ParsedFile& parsed, std::string_view section, const FileContext& context,
                     const FilePolicy& policy, FileResult& result);
  void judge(const ParsedFile& parsed, const config::Hierarchy& hierarchy, const FilePolicy& policy,
             FileResult& result);
  bool is_to_be_split(const ParsedFile& parsed, const FilePolicy& policy) const;
  void check_hierarchy(const ParsedFile& parsed, const config::Hierarchy& hierarchy,
                       const FileContext& context, const FilePolicy& policy, FileResult& result);
  void follow_settings_files(const ParsedFile& parsed, FileResult& result) const;
  void follow_sources(const ParsedFile& parsed, const FileContext& context, FileResult& result) const;

  const source::FileReader& reader_;
  base::Timings* timings_;
  schema::SecretNames secret_names_;
  std::unique_ptr<schema::XsdValidator> validator_;
  ShippedServer shipped_;
  config::SharedEntries inherited_;
  /// What is found in files that transforms are applied to, by file and policy.
  std::map<std::pair<const ParsedFile*, const FilePolicy*>, std::vector<diag::Diagnostic>> of_bases_;
  std::size_t split_bytes_ = kNeverSplit;
  unsigned jobs_ = 1;
};

}  // namespace iislint::engine
