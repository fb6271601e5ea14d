// A whole run: files in, ordered findings out. Programs call analyze() and render what it returns.
//
// Analysis owns the sources; diagnostics own their strings and point into the sources by span. Nothing in it
// changes after analyze() has returned.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "diag/diagnostic.h"
#include "engine/file_check.h"
#include "engine/options.h"
#include "source/file_reader.h"
#include "source/source_file.h"

namespace iislint::engine {

struct CheckedFile {
  std::string path;
  schema::FileKind kind;
  FileStatus status;
};

struct RunError {
  std::string path;
  base::Error error;
};

struct Analysis {
  source::SourceStore sources;
  std::vector<CheckedFile> files;  ///< in the order of the input
  std::vector<RunError> errors;
  std::vector<diag::Diagnostic> diagnostics;  ///< sorted, joined, complete
  std::vector<source::Span> secrets;          ///< sorted
};

/// A file to check: read through the reader, unless its bytes are given (standard input, an editor's buffer).
struct InputFile {
  std::string path;
  std::optional<std::string> bytes = std::nullopt;
};

/// The files that a path of the command line means: itself, or below a directory every file with one of the
/// four names, in any letter case. Directories of tools (.git, node_modules …) are not entered. Unreadable
/// directories are added to `errors`.
void collect_files(const source::FileReader& reader, const std::string& path, std::vector<InputFile>& files,
                   std::vector<RunError>& errors);

/// Never fails: what cannot be read becomes an entry of `errors` and a file of status failed.
Analysis analyze(const source::FileReader& reader, std::vector<InputFile> files, const Options& options);

}  // namespace iislint::engine
