// The words of the command line as they were typed, before anybody asks what they mean; and the help, which
// is made of the same declarations. The only user of CLI11.
//
// To add an option: a member of RawArguments, a line in the declare function of its commands, and its meaning
// in arguments.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/arguments.h"

namespace iislint::cli {

struct RawArguments {
  std::vector<std::string> paths, rules, outputs, select, ignore, severity, rule_directories, outside_folders,
      excluded, installed, headers, variables, response_headers;
  std::string format, kind, fail_on, stdin_filename = "stdin", profile, target, schema_directory,
                                     settings_file, today, traced_rule, max_file_size, files_from, since,
                                     baseline, method, client_ip, exists, requests_file, client_process;
  bool wants_schema = false, no_ignore = false, force_exclude = false, allow_empty = false, staged = false,
       write_baseline = false, fix = false, unsafe_fixes = false, diff = false,
       no_inline_suppressions = false, show_suppressed = false, statistics = false, timing = false,
       quiet = false, stdio = false;
  unsigned jobs = 0;
};

/// Fills `raw`; or says what to print and how to exit instead: for help and version, and when a word means
/// nothing.
std::optional<EarlyExit> read_words(Command command, std::vector<std::string> words, RawArguments& raw);

EarlyExit usage_error(const std::string& message);

}  // namespace iislint::cli
