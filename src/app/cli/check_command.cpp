#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "app/cli/commands.h"
#include "app/cli/rule_selection.h"
#include "app/cli/version.h"
#include "base/text.h"
#include "engine/run.h"
#include "report/display.h"
#include "report/renderer.h"
#include "report/trace_report.h"

namespace iislint::cli {
namespace {

/// What the paths mean. A file that is named twice is checked once: the project sees to that.
engine::FoundFiles inputs_of(const Arguments& arguments, World& world) {
  engine::FoundFiles all;
  for (const std::string& path : arguments.paths) {
    if (path == "-") {
      std::string bytes{std::istreambuf_iterator<char>(world.in), std::istreambuf_iterator<char>()};
      all.files.push_back({arguments.stdin_filename, std::move(bytes)});
      continue;
    }
    engine::FoundFiles found = engine::collect_files(world.files, path);
    std::move(found.files.begin(), found.files.end(), std::back_inserter(all.files));
    std::move(found.errors.begin(), found.errors.end(), std::back_inserter(all.errors));
  }
  return all;
}

/// The report's view of an analysis; owns what the renderer borrows.
class ReportData {
 public:
  ReportData(const engine::Analysis& analysis, bool shows_suppressed) : analysis_(analysis) {
    for (const engine::CheckedFile& file : analysis.files) {
      files_.push_back({file.path, schema::to_string(file.kind), engine::to_string(file.status)});
    }
    for (const engine::RunError& error : analysis.errors) {
      errors_.push_back({error.path, base::to_string(error.error.code), error.error.message});
    }
    if (shows_suppressed && !analysis.suppressed.empty()) shown_ = engine::with_suppressed(analysis);
  }

  report::ReportInput input() const {
    return {kVersion,
            analysis_.sources,
            files_,
            errors_,
            shown_.empty() ? analysis_.diagnostics : shown_,
            analysis_.secrets,
            analysis_.suppressed.size()};
  }

 private:
  const engine::Analysis& analysis_;
  std::vector<report::FileEntry> files_;
  std::vector<report::RunError> errors_;
  std::vector<diag::Diagnostic> shown_;  ///< with those that are suppressed, if they are to be seen
};

/// Not an error, for a commit hook may meet an empty tree, but not silent either: the path may be a wrong
/// one.
void say_nothing_found(const Arguments& arguments, std::ostream& err) {
  std::vector<std::string> paths;
  for (const std::string& path : arguments.paths)
    paths.push_back(report::printable_name(path));
  err << "iislint: no configuration file found in " << base::join_words(paths, "or")
      << ": looked for applicationHost.config, web.config, administration.config and redirection.config\n";
}

/// The first word was taken for a path because it names no command; it may be meant for one.
void hint_at_command(const Arguments& arguments, const source::FileReader& files,
                     std::vector<engine::RunError>& errors) {
  const std::string& word = arguments.paths.front();
  if (arguments.near_command.empty() || files.kind(word) != source::PathKind::missing) return;
  for (engine::RunError& error : errors) {
    if (error.path == word)
      error.error.message += "; did you mean the command '" + arguments.near_command + "'?";
  }
}

/// Settings and rules that cannot be read are said at once: the report may be long, or go into a file.
void say_broken_settings(const std::vector<engine::RunError>& errors, World& world) {
  std::vector<engine::RunError> broken;
  std::copy_if(errors.begin(), errors.end(), std::back_inserter(broken),
               [](const engine::RunError& error) { return error.error.code == base::ErrorCode::settings; });
  print_errors(broken, world);
}

/// "iislint --rules-dir d explain x": a word behind options is a path, and this one is not meant for one.
bool is_command_misplaced(const Arguments& arguments, World& world) {
  const std::string& word = arguments.paths.front();
  if (!arguments.has_late_command || world.files.kind(word) != source::PathKind::missing) return false;
  world.err << "iislint: a command stands first: iislint " << word << " …\nTry 'iislint --help'.\n";
  return true;
}

int exit_status(const engine::Analysis& analysis) {
  const auto is_ours = [](const diag::Diagnostic& d) { return d.rule_id == "internal-error"; };
  const bool failed = std::any_of(analysis.diagnostics.begin(), analysis.diagnostics.end(), is_ours);
  if (failed || !analysis.errors.empty()) return 2;
  return analysis.failures > 0 ? 1 : 0;
}

bool write_outputs(const Arguments& arguments, const report::ReportInput& input, World& world) {
  bool written = true;
  for (const auto& [format, path] : arguments.outputs) {
    std::ofstream file(path, std::ios::binary);
    file << report::make_renderer(format, {})->render(input);
    file.close();
    if (file) continue;
    world.err << "iislint: cannot write " << path << "\n";
    written = false;
  }
  return written;
}

}  // namespace

int run_check(const Arguments& arguments, World& world) {
  if (is_command_misplaced(arguments, world)) return 2;
  const auto project = open_project(arguments, world);
  if (project == nullptr || !ids_are_known(arguments, *project, world)) return 2;
  const engine::FoundFiles inputs = inputs_of(arguments, world);
  if (inputs.files.empty() && inputs.errors.empty()) say_nothing_found(arguments, world.err);
  engine::Analysis analysis = engine::run(*project, inputs.files);
  analysis.errors.insert(analysis.errors.begin(), inputs.errors.begin(), inputs.errors.end());
  hint_at_command(arguments, world.files, analysis.errors);
  say_broken_settings(analysis.errors, world);

  const ReportData data(analysis, arguments.shows_suppressed);
  const std::string format = arguments.format != "auto"   ? arguments.format
                             : world.terminal.is_terminal ? "text"
                                                          : "json";
  if (const std::string& traced = project->options().traced_rule; !traced.empty()) {
    world.out << (format == "json" ? report::traces_as_json(traced, analysis.traces, analysis.sources)
                                   : report::traces_as_text(traced, analysis.traces, analysis.sources));
    return exit_status(analysis);
  }
  const auto renderer = report::make_renderer(format, {world.terminal.colour, world.terminal.width});
  world.out << renderer->render(data.input());
  if (!write_outputs(arguments, data.input(), world)) return 2;
  return exit_status(analysis);
}

namespace {

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
    case Command::settings:
      return run_settings(arguments, world);
  }
  return 2;
}

}  // namespace

int run(std::vector<std::string> words, World& world) {
  const Parsed parsed = parse_arguments(std::move(words));
  int status = 0;
  if (parsed.exit) {
    world.out << parsed.exit->out;
    world.err << parsed.exit->err;
    status = parsed.exit->status;
  } else {
    status = run_command(*parsed.arguments, world);
  }
  world.out.flush();
  if (world.out) return status;
  world.err << "iislint: cannot write to standard output\n";
  return 2;
}

}  // namespace iislint::cli
