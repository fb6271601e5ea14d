// The command line, parsed; see iislint --help.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/options.h"

namespace iislint::cli {

enum class Command { check, rules, explain, why };

/// The lowest severity that makes the run exit with 1.
enum class FailOn { error, warning, info, never };

struct Arguments {
  Command command = Command::check;
  std::vector<std::string> paths;     ///< of why: the file, and what is asked for
  std::string near_command;           ///< of check: a command that the first path looks like, or empty
  std::vector<std::string> rules;     ///< of explain, all of them known
  std::vector<std::string> problems;  ///< of explain: what is wrong with the other ids
  std::string format = "auto";
  std::vector<std::pair<std::string, std::string>> outputs;  ///< format, file
  std::string stdin_filename = "stdin";
  std::string schema_directory;               ///< of native schema files; empty: none
  std::vector<std::string> rule_directories;  ///< of rules that users write
  FailOn fail_on = FailOn::warning;
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

/// `words` without the program's name.
Parsed parse_arguments(std::vector<std::string> words);

}  // namespace iislint::cli
