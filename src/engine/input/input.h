// What a run is given, and what it could not do.
#pragma once

#include <functional>
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
  std::vector<RunError> errors;  ///< of directories that cannot be read, and links to those that must not be
};

/// Whether a search takes the file: by its name (see file_names.h), whatever it is, for reading it says what
/// is wrong. Many programs use the ending .xdt: such a file counts only if it holds the namespace of
/// transforms.
bool is_searched_file(const source::FileReader& reader, const std::string& path);

/// The files that a path of the command line means: itself, or below a directory everything that is
/// searched for. .git, .hg and .svn are not entered.
FoundFiles collect_files(const source::FileReader& reader, const std::string& path);

/// Which of the files that servers lead to are left out all the same, one answer for each path.
using LeftOut = std::function<std::vector<bool>(const std::vector<std::string>& paths)>;

}  // namespace iislint::engine
