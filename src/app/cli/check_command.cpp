#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "app/cli/commands.h"
#include "app/cli/fixes.h"
#include "app/cli/input_files.h"
#include "app/cli/rule_selection.h"
#include "app/cli/version.h"
#include "base/text.h"
#include "base/utf8.h"
#include "engine/run.h"
#include "report/answers/trace_report.h"
#include "report/formats/formats.h"
#include "report/terminal/log_guard.h"
#include "report/terminal/terminal_text.h"
#include "source/fenced_reader.h"

namespace iislint::cli {
namespace {

/// The report's view of an analysis; owns what the renderer borrows.
class ReportData {
 public:
  ReportData(const engine::Analysis& analysis, bool shows_suppressed, std::optional<std::size_t> fixed)
      : analysis_(analysis), fixed_(fixed) {
    for (const engine::CheckedFile& file : analysis.files) {
      files_.push_back(
          {file.path, schema::to_string(file.kind), engine::to_string(file.status), file.encoding});
    }
    for (const engine::RunError& error : analysis.errors) {
      errors_.push_back({error.path, base::to_string(error.error.code), error.error.message});
    }
    for (const engine::RuleStatus& status : analysis.rules)
      rules_.push_back({status.rule, status.is_enabled});
    if (shows_suppressed && !analysis.suppressed.empty()) shown_ = engine::with_suppressed(analysis);
  }

  report::ReportInput input() const {
    return {kVersion,
            analysis_.sources,
            files_,
            errors_,
            shown_.empty() ? analysis_.diagnostics : shown_,
            analysis_.secrets,
            analysis_.suppressed.size(),
            rules_,
            fixed_};
  }

 private:
  const engine::Analysis& analysis_;
  std::optional<std::size_t> fixed_;
  std::vector<report::FileEntry> files_;
  std::vector<report::RunError> errors_;
  std::vector<report::RuleEntry> rules_;
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
  if (arguments.near_command.empty() || arguments.paths.empty()) return;
  const std::string& word = arguments.paths.front();
  if (files.kind(word) != source::PathKind::missing) return;
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

/// What a trace has no place for, but must not hide.
void say_unchecked(const engine::Analysis& analysis, World& world) {
  const auto say = [&](const std::string& path, const std::string& what) {
    world.err << "iislint: " << report::printable_name(path) << ": " << report::printable_name(what) << "\n";
  };
  for (const engine::RunError& error : analysis.errors) {
    if (error.error.code != base::ErrorCode::settings) say(error.path, error.error.message);
  }
  for (const engine::CheckedFile& file : analysis.files) {
    if (file.status == engine::FileStatus::partial)
      say(file.path, "checked in part only; the report without --trace-rule says why");
  }
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    if (finding.builtin == diag::BuiltinRule::internal_error)
      say(std::string(analysis.sources.file(finding.span).path()), finding.message);
  }
}

/// "iislint --rules-dir d explain x": a word behind options is a path, and this one is not meant for one.
bool is_command_misplaced(const Arguments& arguments, World& world) {
  if (!arguments.has_late_command) return false;
  const std::string& word = arguments.paths.front();
  if (world.files.kind(word) != source::PathKind::missing) return false;
  world.err << "iislint: a command must come first: iislint " << word << " …\nTry 'iislint --help'.\n";
  return true;
}

int exit_status(const engine::Analysis& analysis) {
  const auto is_ours = [](const diag::Diagnostic& d) {
    return d.builtin == diag::BuiltinRule::internal_error;
  };
  const bool failed = std::any_of(analysis.diagnostics.begin(), analysis.diagnostics.end(), is_ours);
  if (failed || !analysis.errors.empty()) return 2;
  return analysis.failures > 0 ? 1 : 0;
}

const report::Format& format_for_findings(std::string_view name) {
  return *report::find_format(name, report::Content::findings);  // the command line was checked
}

std::optional<base::Error> write_output(const std::string& path, const report::Renderer& renderer,
                                        const report::ReportInput& input, source::FileWriter& outputs) {
  const auto file = outputs.create(path);
  if (!file) return file.error();
  report::LogGuard guard((*file)->stream());  // it may be shown in a log later
  renderer.render(input, guard);
  guard.finish();
  if (!guard) (*file)->stream().setstate(std::ios::badbit);
  return (*file)->commit();
}

/// Reports hold paths as they are shown, without bytes that are no UTF-8.
bool is_checked(const std::string& path, std::span<const report::FileEntry> checked,
                const source::FileReader& files) {
  const auto shown = [&](const std::string& each) { return base::to_valid_utf8(files.real(each)); };
  const std::string target = shown(path);
  return std::any_of(checked.begin(), checked.end(),
                     [&](const report::FileEntry& file) { return shown(file.path) == target; });
}

/// False when not all of them could be written, which is said.
bool write_outputs(const Arguments& arguments, const report::ReportInput& input, World& world) {
  bool written = true;
  for (const auto& [format, path] : arguments.outputs) {
    if (is_checked(path, input.files, world.files)) {
      world.err << "iislint: " << report::printable_name(path)
                << ": cannot write: this file is checked, and a report would replace it\n";
      written = false;
      continue;
    }
    const auto renderer = format_for_findings(format).make({});
    const auto error = write_output(path, *renderer, input, world.outputs);
    if (!error) continue;
    world.err << "iislint: " << report::printable_name(path) << ": " << error->message << "\n";
    written = false;
  }
  return written;
}

/// Whether a format that is asked for names rules without findings, too.
bool lists_rules(const Arguments& arguments, std::string_view format) {
  return format_for_findings(format).lists_rules ||
         std::any_of(arguments.outputs.begin(), arguments.outputs.end(),
                     [](const auto& output) { return format_for_findings(output.first).lists_rules; });
}

}  // namespace

int run_check(const Arguments& arguments, World& world) {
  if (is_command_misplaced(arguments, world)) return 2;
  const auto project = open_project(arguments, world);
  if (project == nullptr || !ids_are_known(arguments, *project, world)) return 2;
  const std::string& traced = project->options().traced_rule;
  const auto format = report::format_in_use(
      arguments.format, traced.empty() ? report::Content::findings : report::Content::trace,
      world.terminal.is_terminal);
  const engine::FoundFiles inputs = inputs_of(arguments, world);
  if (inputs.files.empty() && inputs.errors.empty() && !arguments.paths.empty())
    say_nothing_found(arguments, world.err);
  engine::Analysis analysis = engine::run(*project, inputs.files);
  if (arguments.prints_diff) return print_patch(arguments, *project, inputs, analysis, world);
  std::optional<std::size_t> fixed;
  if (arguments.fixes) fixed = fix_and_store(arguments, *project, inputs.files, analysis, world);
  if (traced.empty() && lists_rules(arguments, format)) analysis.rules = project->rule_statuses();
  analysis.errors.insert(analysis.errors.begin(), inputs.errors.begin(), inputs.errors.end());
  hint_at_command(arguments, world.files, analysis.errors);
  say_broken_settings(analysis.errors, world);

  const ReportData data(analysis, arguments.shows_suppressed, fixed);
  if (!traced.empty()) {
    const auto write = format == "json" ? report::write_traces_as_json : report::write_traces_as_text;
    write(traced, analysis.traces, analysis.sources, world.out);
    say_unchecked(analysis, world);
    return exit_status(analysis);
  }
  const auto renderer = format_for_findings(format).make({world.terminal.colour, world.terminal.width});
  renderer->render(data.input(), world.out);
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

int run(std::vector<std::string> words, World& outside) {
  report::LogGuard out(outside.out), err(outside.err);
  World world{outside.files, outside.outputs, outside.in, out, err, outside.terminal, outside.today};
  Parsed parsed = parse_arguments(std::move(words), world.files);
  int status = 0;
  if (parsed.exit) {
    world.out << parsed.exit->out;
    world.err << parsed.exit->err;
    status = parsed.exit->status;
  } else if (!read_list(*parsed.arguments, world)) {
    status = 2;
  } else {
    const source::FencedReader fence(world.files, folders_of(*parsed.arguments, world.files));
    World inside{fence, world.outputs, world.in, out, err, world.terminal, world.today};
    status = run_command(*parsed.arguments, inside);
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
