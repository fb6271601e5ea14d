// What a report is made of, and the interface of all formats. Formats see diagnostics and source text,
// nothing deeper.
// The formats there are stand in formats.h.
#pragma once

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/benchmark.h"
#include "diag/diagnostic.h"
#include "report/statistics.h"
#include "report/uri.h"
#include "source/source_file.h"

namespace iislint::report {

struct FileEntry {
  std::string path;
  std::string_view kind;    ///< applicationHost | web | administration | redirection | machine
  std::string_view status;  ///< checked | partial | failed | skipped
  source::EncodingFacts encoding = {};
};

struct RuleEntry {
  const diag::RuleInfo* rule;
  bool is_enabled;  ///< it could have reported something about one of the files
};

struct RunError {
  std::string path;  ///< empty when no file is meant
  std::string_view code;
  std::string message;
};

/// Everything is borrowed from the caller and only read.
struct ReportInput {
  std::string_view tool_version;
  const source::SourceStore& sources;
  std::span<const FileEntry> files;
  std::span<const RunError> errors;
  /// In the order of diag::comes_before. One with a suppression is there to be seen only: it is marked, and
  /// counts nowhere.
  std::span<const diag::Diagnostic> diagnostics;
  std::span<const source::Span> secrets;  ///< sorted; their text is never printed
  std::size_t suppressed = 0;             ///< all of them, whether they are among `diagnostics` or not
  std::span<const RuleEntry> rules = {};  ///< all rules by id; empty unless a format lists them
  Folders folders = {};                   ///< for URIs; empty unless a format has some
  std::optional<std::size_t> fixed = std::nullopt;  ///< findings that were fixed; unset: nobody asked for it
  std::optional<diag::BenchmarkCoverage> coverage = std::nullopt;  ///< unset: the profile is of no benchmark
  const Statistics* statistics = nullptr;                          ///< null: nobody asked for them
};

struct TextOptions {
  bool colour = false;
  unsigned width = 80;  ///< columns of the terminal; long source lines are cut round the finding
  bool quiet = false;   ///< no summary, no hint at what to do next
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  /// Writes in pieces, so that no report is held whole. Whether all of it arrived, the stream says.
  virtual void render(const ReportInput& input, std::ostream& out) const = 0;
};

}  // namespace iislint::report
