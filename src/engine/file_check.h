// One file from text to findings: scan, bind, validate, resolve, rules.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "engine/options.h"
#include "schema/xsd_validator.h"
#include "source/source_file.h"

namespace iislint::engine {

enum class FileStatus : std::uint8_t {
  checked,
  partial,  ///< not well-formed or beyond a limit: what could be read was checked
  failed,   ///< not read
  skipped,  ///< no IIS configuration
};

std::string_view to_string(FileStatus status);

struct FileResult {
  schema::FileKind kind = schema::FileKind::web;
  FileStatus status = FileStatus::checked;
  std::vector<diag::Diagnostic> findings;  ///< unordered, without RuleInfo
  std::vector<source::Span> secrets;       ///< in order
};

/// Checks files one after the other with one XSD judge, which is made when the first file needs it. One per
/// thread.
class FileChecker {
 public:
  explicit FileChecker(const Options& options) : options_(options) {}

  FileResult check(const source::SourceFile& file, source::FileId id);

 private:
  void judge_by_xsd(const xml::Document& document, const schema::Binding& binding, FileResult& result);
  void run_rules(const xml::Document& document, const schema::Binding& binding, FileResult& result) const;

  const Options& options_;
  std::unique_ptr<schema::XsdValidator> validator_;
};

}  // namespace iislint::engine
