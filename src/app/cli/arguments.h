// The command line, parsed; see iislint --help.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/input/options.h"
#include "source/file_reader.h"

namespace iislint::cli {

enum class Command { check, rules, explain, why, settings };

struct Arguments {
  Command command = Command::check;
  std::vector<std::string> paths;  ///< of why: the file, and what is asked for; of settings: the file
  std::string near_command;        ///< of check: a command that the first path looks like, or empty
  bool has_late_command = false;   ///< of check: the first path is the name of a command, behind options
  std::vector<std::string> rules;  ///< of explain: ids
  std::string format = "auto";
  std::vector<std::pair<std::string, std::string>> outputs;  ///< format, file
  std::string files_from;                 ///< of check: a file with names, - for standard input; empty: none
  std::vector<std::string> listed_files;  ///< those names, once they are read
  std::string stdin_filename = "stdin";
  bool tests_rules = false;   ///< of rules: their examples are to be tried
  bool wants_schema = false;  ///< of settings: the JSON Schema of the settings file
  bool shows_suppressed = false;
  bool fixes = false;        ///< of check: files are changed
  bool prints_diff = false;  ///< of check: how they would be changed is printed
  bool takes_unsafe_fixes = false;
  engine::Options options;
};

/// What main() does without running a command: print this and exit with that.
struct EarlyExit {
  int status;
  std::string out;  ///< for standard output
  std::string err;  ///< for standard error
};

/// Exactly one of the two is set.
struct Parsed {
  std::optional<Arguments> arguments;
  std::optional<EarlyExit> exit;
};

/// `words` without the program's name. Hooks and scripts hand names of files over as words: one that begins
/// like an option and is the name of a file is refused unless it stands behind "--".
Parsed parse_arguments(std::vector<std::string> words, const source::FileReader& files);

}  // namespace iislint::cli
