#include <algorithm>
#include <optional>

#include "app/cli/commands.h"
#include "app/cli/format_choice.h"
#include "app/cli/input_files.h"
#include "app/cli/raw_arguments.h"
#include "engine/input/input.h"
#include "git/index_reader.h"
#include "report/terminal/log_guard.h"
#include "report/terminal/terminal_text.h"
#include "source/fenced_reader.h"
#include "source/paths.h"

namespace iislint::cli {
namespace {

/// Replaces the paths by the files that are staged in them. An error message when a path is nowhere.
std::optional<std::string> take_staged(const std::vector<std::string>& staged, const git::IndexReader& index,
                                       const source::FileReader& disk, Arguments& arguments) {
  std::vector<std::string> named = std::move(arguments.paths), real;
  named.insert(named.end(), arguments.listed_files.begin(), arguments.listed_files.end());
  arguments.paths.clear();
  arguments.listed_files.clear();
  for (const std::string& path : named) {
    if (index.kind(path) == source::PathKind::missing && disk.kind(path) == source::PathKind::missing)
      return path + ": there is no such file";
    real.push_back(index.real(path));
  }
  const std::string here = index.real(".");
  for (const std::string& file : staged) {
    const bool is_named = std::find(real.begin(), real.end(), file) != real.end();
    const bool is_meant =
        named.empty() || std::any_of(real.begin(), real.end(),
                                     [&](const std::string& path) { return source::is_in(file, path); });
    if (!is_meant || !(is_named || engine::is_searched_file(index, file))) continue;
    (is_named ? arguments.listed_files : arguments.staged_files).push_back(source::relative_path(file, here));
  }
  return std::nullopt;
}

int run_command(const Arguments& arguments, World& world) {
  switch (arguments.command) {
    case Command::check:
      return run_check(arguments, world);
    case Command::rules:
      return run_rules(arguments, world);
    case Command::explain:
      return run_explain(arguments, world);
    case Command::why:
      return run_why(arguments, world);
    case Command::trace:
      return run_trace(arguments, world);
    case Command::settings:
      return run_settings(arguments, world);
    case Command::completion:
      return run_completion(arguments, world);
    case Command::lsp:
      break;  // see run()
  }
  return 2;
}

/// With the files that the command may read.
int run_fenced(const Arguments& arguments, World& outside) {
  const source::FencedReader fence(outside.files, folders_of(arguments, outside.files));
  World inside = outside.with(fence);
  return run_command(arguments, inside);
}

/// With the index in place of the working tree.
int run_staged(Arguments& arguments, World& outside) {
  const auto fail = [&](const std::string& message) {
    outside.err << "iislint: --staged: " << report::printable_name(message) << "\n";
    return 2;
  };
  if (outside.git == nullptr) return fail("there is no git");
  const auto index = git::IndexReader::open(*outside.git, outside.files);
  if (!index) return fail(index.error().message);
  const auto staged = (*index)->staged();
  if (!staged) return fail(staged.error().message);
  if (const auto problem = take_staged(*staged, **index, outside.files, arguments)) return fail(*problem);
  World world = outside.with(**index);
  return run_fenced(arguments, world);
}

}  // namespace

int run(std::vector<std::string> words, World& outside) {
  report::LogGuard out(outside.out), err(outside.err);
  World world = outside.with(out, err);
  Parsed parsed = parse_arguments(std::move(words), world.files);
  int status = 0;
  if (parsed.arguments) {
    if (const auto problem = check_environment(*parsed.arguments, world.environment))
      parsed = {std::nullopt, usage_error(*problem)};
  }
  if (parsed.arguments && parsed.arguments->command == Command::lsp)
    return run_lsp(*parsed.arguments, outside);
  if (parsed.exit) {
    world.out << parsed.exit->out;
    world.err << parsed.exit->err;
    status = parsed.exit->status;
  } else if (!read_list(*parsed.arguments, world)) {
    status = 2;
  } else {
    status = parsed.arguments->choice.is_staged ? run_staged(*parsed.arguments, world)
                                                : run_fenced(*parsed.arguments, world);
  }
  out.finish();
  if (!out) {
    world.err << "iislint: cannot write to standard output\n";
    status = 2;
  }
  err.finish();
  if (err || !outside.err) return status;  // a closed standard error is the caller's choice
  outside.err << "iislint: out of memory; some messages are missing\n";
  return 2;
}

}  // namespace iislint::cli
