// What a run is given, and what it could not do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// A file to check: read through the reader, unless its bytes are given (standard input, an editor's buffer).
struct InputFile {
  std::string path;
  std::optional<std::string> bytes = std::nullopt;
  bool is_found = false;  ///< by walking through a folder, not named
};

struct RunError {
  std::string path;
  base::Error error;
};

struct FoundFiles {
  std::vector<InputFile> files;
  std::vector<RunError> errors;  ///< of directories that cannot be read
};

/// The files that a path of the command line means: itself, or below a directory everything with one of the
/// four names, in any letter case, that which is no file too: reading it says so. Directories of tools (.git,
/// node_modules …) are not entered.
FoundFiles collect_files(const source::FileReader& reader, const std::string& path);

}  // namespace iislint::engine
