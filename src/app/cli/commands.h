// One function for each command. Each returns the exit status.
#pragma once

#include <istream>
#include <optional>
#include <ostream>

#include "app/cli/arguments.h"
#include "app/cli/environment.h"
#include "app/cli/progress.h"
#include "app/cli/terminal.h"
#include "base/date.h"
#include "base/timings.h"
#include "git/git.h"
#include "source/file_reader.h"
#include "source/file_writer.h"

namespace iislint::cli {

/// The outside world of a run; tests bring their own.
struct World {
  const source::FileReader& files;
  source::FileWriter& outputs;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Terminal terminal;
  std::optional<base::Date> today = std::nullopt;  ///< unset: suppressions do not expire
  Environment environment = {};
  const git::Git* git = nullptr;       ///< null: nothing is asked of git
  const base::Clock* clock = nullptr;  ///< for --timing; null: nothing is measured
  ProgressPlace progress = {};

  /// The same world with other files, or with other streams.
  World with(const source::FileReader& other) const {
    return {other, outputs, in, out, err, terminal, today, environment, git, clock, progress};
  }
  World with(std::ostream& other_out, std::ostream& other_err) const {
    return {files, outputs, in, other_out, other_err, terminal, today, environment, git, clock, progress};
  }
};

int run_check(const Arguments& arguments, World& world);
int run_explain(const Arguments& arguments, World& world);
int run_rules(const Arguments& arguments, World& world);
int run_rules_test(const Arguments& arguments, World& world);
int run_why(const Arguments& arguments, World& world);
int run_trace(const Arguments& arguments, World& world);
int run_settings(const Arguments& arguments, World& world);
int run_completion(const Arguments& arguments, World& world);
/// Reads and writes messages, so the streams must be those of the program itself, and the files all there
/// are.
int run_lsp(const Arguments& arguments, World& world);

/// Parses the words (without the program's name) and runs the command.
int run(std::vector<std::string> words, World& world);

}  // namespace iislint::cli
