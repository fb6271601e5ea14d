#include "app/cli/arguments.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <span>

#include "app/cli/command_facts.h"
#include "app/cli/raw_arguments.h"
#include "app/cli/version.h"
#include "base/nearest.h"
#include "base/text.h"
#include "platform/paths.h"
#include "report/formats/formats.h"
#include "settings/file_globs.h"

namespace iislint::cli {
namespace {

/// A further report: FORMAT=FILE.
std::optional<std::string> compile_output(const std::string& word, Arguments& arguments) {
  const std::size_t equals = word.find('=');
  const std::string format = word.substr(0, equals);
  const bool is_whole = equals != std::string::npos && equals + 1 < word.size();
  if (is_whole && report::find_format(format, report::Content::findings) != nullptr) {
    arguments.outputs.emplace_back(format, word.substr(equals + 1));
    return std::nullopt;
  }
  if (is_whole && format != "auto") return report::check_format(format, report::Content::findings);
  const report::Format* near = equals == std::string::npos ? report::format_of_file(word) : nullptr;
  const std::string hint =
      near != nullptr ? "; did you mean '" + std::string(near->name) + "=" + word + "'?" : "";
  return "--output takes FORMAT=FILE, not '" + word + "'" + hint;
}

/// Severity::off stands for never.
std::optional<diag::Severity> fail_on_from(const std::string& name) {
  if (name == "never") return diag::Severity::off;
  return name == "off" ? std::nullopt : diag::severity_from(name);
}

/// The words of a list, as in "--ignore 'a, b'", without the blanks around them.
std::set<std::string> ids_of(const std::vector<std::string>& words) {
  std::set<std::string> ids;
  for (const std::string& word : words)
    ids.emplace(base::trim(word));
  return ids;
}

constexpr std::size_t kMaxFileSize = std::size_t{1} << 30;  // places in a text are numbers of 32 bits

/// An error message, or nothing when all is well.
std::optional<std::string> compile_severities(const RawArguments& raw, engine::Options& options) {
  for (const std::string& word : raw.severity) {
    const std::string text(base::trim(word));
    const std::size_t equals = text.find('=');
    const auto level =
        equals == std::string::npos ? std::nullopt : diag::severity_from(text.substr(equals + 1));
    if (!level)
      return "--severity takes ID=LEVEL with a level of error, warning, info or off, not '" + text + "'";
    options.severity[text.substr(0, equals)] = *level;
  }
  return std::nullopt;
}

std::optional<std::string> compile_explain(const RawArguments& raw, Arguments& arguments) {
  if (raw.rules.empty()) {
    return "explain takes the id of a rule, as it appears in brackets at the end of a finding; "
           "'iislint rules' lists all of them";
  }
  arguments.rules = raw.rules;
  arguments.options.rules_directories = raw.rule_directories;
  arguments.options.settings_file = raw.settings_file;
  return std::nullopt;
}

/// One of the words, or what is wrong with it.
std::optional<std::string> check_word(const char* what, const std::string& word,
                                      std::span<const std::string_view> words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return std::nullopt;
  const std::string message = "there is no " + std::string(what) + " '" + word + "'";
  if (const auto near = base::nearest(word, words))
    return message + "; did you mean '" + std::string(*near) + "'?";
  std::vector<std::string> names(words.begin(), words.end());
  return message + "; available " + what + "s are " + base::join_words(names, "and");
}

std::optional<std::string> compile_server(const RawArguments& raw, engine::ServerChoice& server) {
  server.target = raw.target;
  server.installed = ids_of(raw.installed);
  if (!raw.target.empty()) {
    if (auto problem = check_word("target", raw.target, engine::target_names())) return problem;
  }
  for (const std::string& module : server.installed) {
    if (auto problem = check_word("module", module, engine::module_names())) return problem;
  }
  return std::nullopt;
}

std::optional<std::string> compile_choice(const RawArguments& raw, engine::Options& options) {
  options.select = ids_of(raw.select);
  options.ignore = ids_of(raw.ignore);
  options.settings_file = raw.settings_file;
  if (auto problem = compile_server(raw, options.server)) return problem;
  if (!raw.profile.empty()) {
    options.profile = raw.profile;
    if (auto problem = check_word("profile", raw.profile, diag::profile_names())) return problem;
  }
  if (auto problem = compile_severities(raw, options)) return problem;
  options.rules_directories = raw.rule_directories;
  return std::nullopt;
}

/// "64M" or "64MB"; an error message, or nothing when all is well.
std::optional<std::string> compile_size(const std::string& text, std::size_t& bytes) {
  if (text.empty()) return std::nullopt;
  constexpr std::string_view kUnits = "KMG";
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string unit = text.substr(digits);
  if (unit.size() == 2 && (unit[1] == 'B' || unit[1] == 'b')) unit.pop_back();
  const std::size_t power =
      unit.empty() ? 0
                   : kUnits.find(static_cast<char>(std::toupper(static_cast<unsigned char>(unit[0])))) + 1;
  const bool is_size = digits > 0 && digits <= 10 && unit.size() <= 1 && (unit.empty() || power > 0);
  if (is_size) bytes = static_cast<std::size_t>(std::stoull(text.substr(0, digits))) << (10 * power);
  if (is_size && bytes > 0 && bytes <= kMaxFileSize) return std::nullopt;
  return "--max-file-size takes a number of bytes, or one with K, M or G, up to 1G; not '" + text + "'";
}

std::optional<std::string> compile_file_choice(const RawArguments& raw, Arguments& arguments) {
  arguments.choice = {raw.excluded,    !raw.no_ignore, raw.force_exclude,
                      raw.allow_empty, raw.staged,     raw.since};
  for (const std::string& glob : raw.excluded) {
    if (base::trim(glob).empty()) return "--exclude takes a pattern, which must not be empty";
    if (const std::string problem = settings::problem_of_glob(glob); !problem.empty())
      return "--exclude " + glob + ": " + problem;
  }
  arguments.options.baseline_file = raw.baseline;
  arguments.writes_baseline = raw.write_baseline;
  if (raw.write_baseline && raw.baseline.empty())
    return "--write-baseline needs --baseline FILE, the file to write";
  if (raw.write_baseline && (raw.staged || !raw.since.empty()))
    return "--write-baseline cannot be combined with --staged or --since: a baseline is about whole files of "
           "the working tree";
  if (raw.staged && std::find(raw.paths.begin(), raw.paths.end(), "-") != raw.paths.end())
    return "--staged checks what git has staged; standard input is not";
  return std::nullopt;
}

std::optional<std::string> compile_fixes(const RawArguments& raw, Arguments& arguments) {
  arguments.fixes = raw.fix;
  arguments.prints_diff = raw.diff;
  arguments.takes_unsafe_fixes = raw.unsafe_fixes;
  if (raw.fix && raw.diff) return "--fix changes files and --diff only shows how: choose one of them";
  if ((raw.fix || raw.diff) && (raw.staged || !raw.since.empty()))
    return std::string(raw.fix ? "--fix" : "--diff") +
           " looks at files of the working tree as a whole: it cannot be combined with " +
           (raw.staged ? "--staged" : "--since");
  if (raw.unsafe_fixes && !raw.fix && !raw.diff) return "--unsafe-fixes needs --fix or --diff";
  if ((raw.fix || raw.diff) && !raw.traced_rule.empty()) return "--trace-rule fixes nothing";
  if (raw.diff && !raw.outputs.empty())
    return "--diff prints a patch and no report, so --output has nothing to write";
  const bool reads_stdin = std::find(raw.paths.begin(), raw.paths.end(), "-") != raw.paths.end();
  if (raw.fix && reads_stdin) return "--fix cannot change standard input; --diff shows what it would change";
  return std::nullopt;
}

/// What is said beside the findings.
std::optional<std::string> compile_output_choice(const RawArguments& raw, Arguments& arguments) {
  arguments.shows_suppressed = raw.show_suppressed;
  arguments.shows_statistics = raw.statistics;
  arguments.shows_timing = raw.timing;
  arguments.is_quiet = raw.quiet;
  if (raw.statistics && (raw.diff || !raw.traced_rule.empty()))
    return std::string("--statistics counts the findings of a report, and ") +
           (raw.diff ? "--diff" : "--trace-rule") + " prints none";
  return std::nullopt;
}

std::optional<std::string> compile_check(const RawArguments& raw, Arguments& arguments) {
  if (auto problem = compile_file_choice(raw, arguments)) return problem;
  arguments.files_from = raw.files_from;
  const bool names_nothing = raw.paths.empty() && raw.files_from.empty() && !raw.staged;
  arguments.paths = names_nothing ? std::vector<std::string>{"."} : raw.paths;
  if (raw.files_from == "-" && std::find(raw.paths.begin(), raw.paths.end(), "-") != raw.paths.end())
    return "standard input cannot be a file and a list of names at once";
  arguments.stdin_filename = raw.stdin_filename;
  arguments.options.schema_directory = raw.schema_directory;
  for (const std::string& output : raw.outputs) {
    if (auto problem = compile_output(output, arguments)) return problem;
  }
  arguments.options.is_transform = base::equals_ignoring_case(raw.kind, "transform");
  if (!raw.kind.empty() && !arguments.options.is_transform) {
    arguments.options.kind = schema::file_kind_from(raw.kind);
    if (!arguments.options.kind) return "there is no kind '" + raw.kind + "'";
  }
  if (!raw.fail_on.empty()) {
    arguments.options.fail_on = fail_on_from(raw.fail_on);
    if (!arguments.options.fail_on)
      return "--fail-on takes error, warning, info or never, not '" + raw.fail_on + "'";
  }
  if (auto problem = compile_fixes(raw, arguments)) return problem;
  if (auto problem = compile_output_choice(raw, arguments)) return problem;
  arguments.options.traced_rule = raw.traced_rule;
  arguments.options.reads_suppressions = !raw.no_inline_suppressions;
  if (!raw.today.empty()) {
    arguments.options.today = base::date_from(raw.today);
    if (!arguments.options.today) return "--today takes a date as YYYY-MM-DD, not '" + raw.today + "'";
  }
  arguments.options.jobs = raw.jobs;
  if (auto problem = compile_size(raw.max_file_size, arguments.options.max_file_bytes)) return problem;
  return compile_choice(raw, arguments.options);
}

std::optional<std::string> compile_settings(const RawArguments& raw, Arguments& arguments) {
  arguments.wants_schema = raw.wants_schema;
  if (raw.paths.size() > 1 || raw.paths.empty() != raw.wants_schema)
    return "settings takes one file, or --schema; see iislint settings --help";
  arguments.paths = raw.paths;
  return compile_choice(raw, arguments.options);
}

std::optional<std::string> compile_why(const RawArguments& raw, Arguments& arguments) {
  if (raw.paths.size() != 2) return "why takes a file and a setting; see iislint why --help";
  arguments.paths = raw.paths;
  return std::nullopt;
}

/// "NAME=VALUE", each.
std::optional<std::string> compile_pairs(const char* option, const std::vector<std::string>& words,
                                         std::vector<std::pair<std::string, std::string>>& pairs) {
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0)
      return std::string(option) + " takes NAME=VALUE, not '" + word + "'";
    pairs.emplace_back(word.substr(0, equals), word.substr(equals + 1));
  }
  return std::nullopt;
}

std::optional<std::string> compile_trace(const RawArguments& raw, Arguments& arguments) {
  arguments.options.settings_file = raw.settings_file;
  arguments.requests_file = raw.requests_file;
  const std::size_t most = raw.requests_file.empty() ? 2 : 1;
  if (raw.paths.size() > most || (raw.paths.size() != most && most == 2))
    return "trace takes a configuration and a URL, or --test FILE; see iislint trace --help";
  arguments.paths = raw.paths;
  engine::TracedRequest& request = arguments.request;
  if (most == 2) {
    request.url = raw.paths.back();
    arguments.paths.pop_back();
  }
  if (!raw.method.empty()) request.method = raw.method;
  if (!raw.client_ip.empty()) request.client_ip = raw.client_ip;
  if (!raw.exists.empty()) {
    request.exists = engine::existence_from(raw.exists);
    if (!request.exists) return "--exists takes file, directory or none, not '" + raw.exists + "'";
  }
  if (auto problem = compile_pairs("--header", raw.headers, request.headers)) return problem;
  if (auto problem = compile_pairs("--server-variable", raw.variables, request.variables)) return problem;
  return compile_pairs("--response-header", raw.response_headers, request.response_headers);
}

/// "rules" lists rules, "rules test DIR…" tries those of users.
std::optional<std::string> compile_rules(const RawArguments& raw, Arguments& arguments) {
  arguments.options.settings_file = raw.settings_file;
  arguments.options.rules_directories = raw.rule_directories;
  if (raw.paths.empty()) return std::nullopt;
  if (raw.paths.front() != "test")
    return "rules takes no path, or 'test' and folders; see iislint rules --help";
  arguments.tests_rules = true;
  arguments.options.rules_directories.insert(arguments.options.rules_directories.end(), raw.paths.begin() + 1,
                                             raw.paths.end());
  if (arguments.options.rules_directories.empty()) return "rules test takes the folders of your rules";
  return std::nullopt;
}

std::optional<std::string> compile_completion(const RawArguments& raw, Arguments& arguments) {
  const std::vector<std::string> shells = completion_shells();
  const bool is_known =
      raw.paths.size() == 1 && std::find(shells.begin(), shells.end(), raw.paths.front()) != shells.end();
  if (!is_known) return "completion takes the name of a shell: " + base::join_words(shells, "or");
  arguments.paths = raw.paths;
  return std::nullopt;
}

std::optional<std::string> compile_lsp(const RawArguments& raw, Arguments& arguments) {
  if (!raw.paths.empty()) return "lsp takes no path: the editor opens the files";
  arguments.options.schema_directory = raw.schema_directory;
  arguments.options.jobs = 0;  // a large file is shared by two threads
  return compile_choice(raw, arguments.options);
}

std::optional<std::string> compile(const RawArguments& raw, Arguments& arguments) {
  using report::Content;
  arguments.options.program_version = kVersion;
  arguments.options.formats = report::all_format_names();
  arguments.format = raw.format;
  arguments.options.outside_folders = raw.outside_folders;
  const auto with_format = [&](Content content, const char* purpose, auto compile_rest) {
    if (raw.format.empty()) return compile_rest(raw, arguments);
    if (auto problem = report::check_format(raw.format, content, purpose)) return problem;
    return compile_rest(raw, arguments);
  };
  switch (arguments.command) {
    case Command::check:
      return with_format(raw.traced_rule.empty() ? Content::findings : Content::trace, "", compile_check);
    case Command::rules:
      return with_format(Content::rule_list, " for rules", compile_rules);
    case Command::explain:
      return with_format(Content::rule_page, " for rules", compile_explain);
    case Command::why:
      return with_format(Content::why, " for why", compile_why);
    case Command::trace:
      return with_format(raw.requests_file.empty() ? Content::request : Content::request_tests, " for trace",
                         compile_trace);
    case Command::settings:
      return with_format(Content::settings, " for settings", compile_settings);
    case Command::completion:
      return compile_completion(raw, arguments);
    case Command::lsp:
      return compile_lsp(raw, arguments);
  }
  return std::nullopt;
}

bool is_command(std::string_view word) {
  return std::any_of(std::begin(kCommands), std::end(kCommands),
                     [&](const CommandName& command) { return command.name == word; });
}

/// Paths as the system writes them become those of the program. Of what why and trace take, only the first
/// word is one.
void take_own_paths(Command command, RawArguments& raw) {
  using platform::own_path;
  const bool has_other_words =
      command == Command::why || (command == Command::trace && raw.requests_file.empty());
  const std::size_t paths = has_other_words ? std::min<std::size_t>(raw.paths.size(), 1) : raw.paths.size();
  for (std::size_t i = 0; i < paths; ++i)
    raw.paths[i] = own_path(std::move(raw.paths[i]));
  for (auto* list : {&raw.rule_directories, &raw.outside_folders, &raw.outputs}) {  // names of formats stay
    for (std::string& each : *list)
      each = own_path(std::move(each));
  }
  for (std::string* each : {&raw.stdin_filename, &raw.schema_directory, &raw.settings_file, &raw.files_from,
                            &raw.baseline, &raw.requests_file})
    *each = own_path(std::move(*each));
}

/// Only the first word may name a command, so that a file may have any name.
void take_command(std::vector<std::string>& words, Arguments& arguments) {
  if (words.empty()) return;
  std::vector<std::string_view> names;
  for (const CommandName& each : kCommands) {
    names.push_back(each.name);
    if (words.front() != each.name) continue;
    words.erase(words.begin());
    arguments.command = each.command;
    return;
  }
  if (!words.front().starts_with('-'))
    arguments.near_command = base::nearest(words.front(), names).value_or("");
}

/// An error message, or nothing when no word is a file that would be taken for an option.
std::optional<std::string> check_names(const std::vector<std::string>& words,
                                       const source::FileReader& files) {
  for (const std::string& word : words) {
    if (word == "--") break;
    if (word.size() > 1 && word.front() == '-' && files.kind(word) == source::PathKind::file)
      return "'" + word + "' is a file and looks like an option: put -- before the names of files";
  }
  return std::nullopt;
}

}  // namespace

Parsed parse_arguments(std::vector<std::string> words, const source::FileReader& files) {
  if (const auto problem = check_names(words, files)) return {std::nullopt, usage_error(*problem)};
  Arguments arguments;
  const bool begins_with_option = !words.empty() && words.front().starts_with('-');
  take_command(words, arguments);
  RawArguments raw;
  if (auto exit = read_words(arguments.command, std::move(words), raw))
    return {std::nullopt, std::move(exit)};
  take_own_paths(arguments.command, raw);
  if (const auto problem = compile(raw, arguments)) return {std::nullopt, usage_error(*problem)};
  arguments.has_late_command = begins_with_option && !raw.paths.empty() && is_command(raw.paths.front());
  return {std::move(arguments), std::nullopt};
}

}  // namespace iislint::cli
