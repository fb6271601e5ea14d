// The command line, parsed; see iislint --help.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/input/options.h"
#include "engine/request/traced_request.h"
#include "source/file_reader.h"

namespace iislint::cli {

enum class Command { check, rules, explain, why, trace, settings, completion, lsp };

/// Which files check looks at, and what of them.
struct FileChoice {
  std::vector<std::string> excluded;  ///< patterns
  bool asks_git = true;               ///< what git ignores is not searched
  bool is_for_named = false;          ///< exclusions and git count for files that are named, too
  bool may_be_empty = false;          ///< a path in which nothing is found is no error
  bool is_staged = false;             ///< the index, not the working tree
  std::string since;                  ///< a revision; empty: all findings count
};

struct Arguments {
  Command command = Command::check;
  std::vector<std::string>
      paths;  ///< of why: the file, and what is asked for; of trace: the configuration; of settings: the file
  std::string near_command;        ///< of check: a command that the first path looks like, or empty
  bool has_late_command = false;   ///< of check: the first path is the name of a command, behind options
  std::vector<std::string> rules;  ///< of explain: ids
  std::string format;              ///< one of report::format_names() or "auto"; empty: not chosen
  std::vector<std::pair<std::string, std::string>> outputs;  ///< format, file
  std::string files_from;                 ///< of check: a file with names, - for standard input; empty: none
  std::vector<std::string> listed_files;  ///< those names, once they are read
  std::vector<std::string> staged_files;  ///< with --staged: what is staged in the paths, once that is known
  std::string stdin_filename = "stdin";
  FileChoice choice;
  bool writes_baseline = false;  ///< anew, to options.baseline_file
  bool tests_rules = false;      ///< of rules: their examples are to be tried
  bool wants_schema = false;     ///< of settings: the JSON Schema of the settings file
  bool shows_suppressed = false;
  bool shows_statistics = false;
  bool shows_timing = false;
  bool is_quiet = false;
  bool fixes = false;        ///< of check: files are changed
  bool prints_diff = false;  ///< of check: how they would be changed is printed
  bool takes_unsafe_fixes = false;
  engine::TracedRequest request;  ///< of trace
  std::string requests_file;      ///< of trace: tests to run instead; empty: none
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
