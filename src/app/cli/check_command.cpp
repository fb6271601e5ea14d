#include <algorithm>
#include <iterator>
#include <optional>

#include "app/cli/baseline.h"
#include "app/cli/commands.h"
#include "app/cli/fixes.h"
#include "app/cli/format_choice.h"
#include "app/cli/input_files.h"
#include "app/cli/output_files.h"
#include "app/cli/progress.h"
#include "app/cli/rule_selection.h"
#include "app/cli/since.h"
#include "app/cli/timing_table.h"
#include "app/cli/version.h"
#include "base/text.h"
#include "base/timings.h"
#include "engine/input/readable_folders.h"
#include "engine/joining/unwritten_defaults.h"
#include "engine/run.h"
#include "report/answers/trace_report.h"
#include "report/formats/formats.h"
#include "report/terminal/terminal_text.h"
#include "source/paths.h"

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
            {current_, root_},
            fixed_,
            analysis_.coverage,
            statistics_ ? &*statistics_ : nullptr};
  }

  void count() { statistics_ = report::statistics_of(analysis_.diagnostics, analysis_.suppressed); }

  /// For formats with URIs.
  void find_folders(const source::FileReader& files) {
    current_ = files.absolute(".");
    root_ = engine::root_of_current(files);
  }

 private:
  const engine::Analysis& analysis_;
  std::optional<std::size_t> fixed_;
  std::optional<report::Statistics> statistics_;
  std::vector<report::FileEntry> files_;
  std::vector<report::RunError> errors_;
  std::vector<report::RuleEntry> rules_;
  std::vector<diag::Diagnostic> shown_;  ///< with those that are suppressed, if they are to be seen
  std::string current_, root_;           ///< folders
};

/// A path in which nothing is found may be a wrong one, and a gate with a wrong path must not be green.
bool is_empty_allowed(const Inputs& inputs, const Arguments& arguments, std::ostream& err) {
  if (inputs.empty.empty()) return true;
  std::vector<std::string> paths;
  for (const std::string& path : inputs.empty)
    paths.push_back(report::printable_name(path));
  err << "iislint: no configuration file found in " << base::join_words(paths, "or")
      << ": looked for applicationHost.config, web.config, administration.config, redirection.config and "
         "transforms of them"
      << (inputs.has_left_out ? "; what there is is excluded or ignored by git" : "")
      << (arguments.choice.may_be_empty ? "" : " (--allow-empty accepts that)") << "\n";
  return arguments.choice.may_be_empty;
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

/// Whose settings may say in which format the report is: those of the first path that is checked.
std::string path_for_settings(const Arguments& arguments, const source::FileReader& files) {
  if (arguments.paths.empty())
    return arguments.listed_files.empty() ? "web.config" : arguments.listed_files.front();
  const std::string& path = arguments.paths.front();
  if (path == "-") return arguments.stdin_filename;
  return files.kind(path) == source::PathKind::directory ? source::join(path, "web.config") : path;
}

const report::Format& format_for_findings(std::string_view name) {
  return *report::find_format(name, report::Content::findings);  // the command line was checked
}

/// Whether a format that is asked for needs it.
bool is_needed(bool report::Format::*what, const Arguments& arguments, std::string_view format) {
  return format_for_findings(format).*what ||
         std::any_of(arguments.outputs.begin(), arguments.outputs.end(),
                     [what](const auto& output) { return format_for_findings(output.first).*what; });
}

/// The report, to standard output and into files. False when a file could not be written.
bool print_report(const Arguments& arguments, const FormatChoice& format, ReportData& data,
                  const engine::Project& project, World& world) {
  const base::StageWatch watch(arguments.options.timings, base::Stage::report);
  if (arguments.shows_statistics) data.count();
  if (is_needed(&report::Format::has_uris, arguments, format.name)) data.find_folders(world.files);
  const report::ReportInput input = data.input();
  const auto print = [&](std::string_view name) {
    const auto renderer =
        format_for_findings(name).make({world.terminal.colour, world.terminal.width, arguments.is_quiet});
    renderer->render(input, world.out);
  };
  print(format.name);
  if (!format.log_commands.empty()) print(format.log_commands);
  if (input.statistics != nullptr && !format_for_findings(format.name).has_statistics)
    world.err << report::table_of(*input.statistics);
  return write_outputs(arguments, input, project, world);
}

int print_traces(const Arguments& arguments, std::string_view format, const engine::Analysis& analysis,
                 World& world) {
  const base::StageWatch watch(arguments.options.timings, base::Stage::report);
  const auto write = format == "json" ? report::write_traces_as_json : report::write_traces_as_text;
  write(arguments.options.traced_rule, analysis.traces, analysis.sources, world.out);
  say_unchecked(analysis, world);
  return exit_status(analysis);
}

int check(const Arguments& arguments, World& world, ProgressLine& line) {
  const auto project = open_project(arguments, world);
  if (project == nullptr || !ids_are_known(arguments, *project, world)) return 2;
  const bool is_trace = !arguments.options.traced_rule.empty();
  std::optional<git::ChangesSince> changes;
  if (!arguments.choice.since.empty() && !(changes = changes_since(arguments, world))) return 2;
  auto baseline = read_baseline(arguments, world);
  if (!baseline) return 2;
  FileFilter filter(arguments, world, *project);
  const Inputs inputs = inputs_of(arguments, world, filter);
  engine::Analysis analysis = engine::run(
      *project, inputs.files,
      {[&](const std::vector<std::string>& paths) { return filter.left_out(paths); }, inputs.searched});
  line.stop();
  bool may_pass = is_empty_allowed(inputs, arguments, world.err);
  if (arguments.prints_diff) return print_patch(arguments, *project, inputs, analysis, world);
  std::optional<std::size_t> fixed;
  if (arguments.fixes) fixed = fix_and_store(arguments, *project, inputs.files, analysis, world);
  may_pass = apply_baseline(arguments, std::move(*baseline), analysis, *project, world) && may_pass;
  if (changes) may_pass = keep_changed(*changes, analysis, *project, world) && may_pass;
  engine::join_unwritten_defaults(analysis);
  const auto content = is_trace ? report::Content::trace : report::Content::findings;
  const FormatChoice format =
      choose_format(arguments, content, *project, path_for_settings(arguments, world.files), world);
  if (!is_trace && is_needed(&report::Format::lists_rules, arguments, format.name))
    analysis.rules = project->rule_statuses();
  analysis.coverage = project->coverage_in(analysis.files);
  analysis.errors.insert(analysis.errors.begin(), inputs.errors.begin(), inputs.errors.end());
  hint_at_command(arguments, world.files, analysis.errors);
  say_broken_settings(analysis.errors, world);
  int status = 0;
  if (is_trace) {
    status = print_traces(arguments, format.name, analysis, world);
  } else {
    ReportData data(analysis, arguments.shows_suppressed, fixed);
    if (!print_report(arguments, format, data, *project, world)) return 2;
    status = exit_status(analysis);
  }
  return may_pass ? status : 2;
}

/// Nothing is drawn where somebody types the input.
ProgressPlace place_of_progress(const Arguments& arguments, const World& world) {
  const auto& paths = arguments.paths;
  const bool is_typed = std::find(paths.begin(), paths.end(), "-") != paths.end();
  if (arguments.is_quiet || (is_typed && world.progress.is_typed_at)) return {};
  return world.progress;
}

}  // namespace

int run_check(const Arguments& given, World& world) {
  if (is_command_misplaced(given, world)) return 2;
  Arguments arguments = given;
  std::optional<base::Timings> timings;
  if (arguments.shows_timing && world.clock != nullptr) {
    timings.emplace(*world.clock);
    arguments.options.timings = &*timings;
  }
  engine::Progress progress;
  const ProgressPlace place = place_of_progress(arguments, world);
  if (place.stream != nullptr) arguments.options.progress = &progress;
  ProgressLine line(place, progress);
  const int status = check(arguments, world, line);
  line.stop();
  if (timings) world.err << timing_table(*timings);
  return status;
}

}  // namespace iislint::cli
