#include "app/cli/arguments.h"

#include <algorithm>
#include <set>
#include <sstream>

#include <CLI/CLI.hpp>

#include "app/cli/version.h"
#include "base/nearest.h"
#include "base/text.h"
#include "report/renderer.h"

namespace iislint::cli {
namespace {

constexpr const char* kAbout =
    "iislint reads IIS configuration (applicationHost.config, web.config …) and reports what IIS would\n"
    "refuse and what does not mean what it seems to. It changes nothing.\n\n"
    "  iislint [check] [PATH…]   check files, and directories for configuration files (default: .)\n"
    "  iislint rules             list all rules; iislint rules test DIR… tries the examples of your own\n"
    "  iislint explain RULE…     say what a rule finds, why it matters and what to do\n"
    "  iislint why FILE WHERE    say which value of a setting is in force, who wrote it and what it "
    "overrides\n"
    "  iislint settings FILE     say which settings apply to a file and where each of them is written\n\n"
    "Settings stand in .iislint.json, in the folder of a file or above it: profile, levels and options of\n"
    "rules, exceptions for files and sites, suppressions. iislint settings --schema prints its JSON "
    "Schema.\n";

constexpr const char* kAboutSettings =
    "iislint settings says what applies to a file: the profile, the levels and options of rules that differ\n"
    "from it, suppressions and facts, each with the place where it is written. Options of check that choose\n"
    "rules may be given and count as they do there.\n";

constexpr const char* kAboutRules =
    "iislint rules lists all rules: those of the program, of --rules-dir and of the settings for the folder "
    "one\n"
    "is in. iislint rules test DIR… tries the examples of rules of your own: every bad one must give a "
    "finding\n"
    "of its rule, no good one may.\n";

constexpr const char* kAboutExplain =
    "iislint explain shows the page of a rule: what it finds, why it matters, what to do, a bad and a good\n"
    "example. The id of a rule stands in brackets at the end of a finding; iislint rules lists all of "
    "them.\n";

constexpr const char* kAboutWhy =
    "iislint why lays the files of a place over each other and says which value of a setting is in force "
    "there, who\n"
    "wrote it, what it overrides, and whether files further down may change it. WHERE is a setting as "
    "findings print\n"
    "it, or as much of its end as is clear, with the place before it:\n"
    "  iislint why applicationHost.config 'Intranet/app:system.webServer/security/access/@sslFlags'\n"
    "  iislint why applicationHost.config files:sslClientCertificates/@validationFlags\n"
    "  iislint why web.config httpErrors/@errorMode\n";

constexpr const char* kMore =
    "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the job could not be done.\n"
    "Examples:\n"
    "  iislint C:/Windows/System32/inetsrv/config/applicationHost.config\n"
    "  iislint check --format json --fail-on error .\n"
    "  type web.config | iislint - --stdin-filename web.config";

/// The strings as CLI11 fills them, before they are looked at.
struct Raw {
  std::vector<std::string> paths, rules, outputs, select, ignore, severity, rule_directories;
  std::string format = "auto", kind, fail_on, stdin_filename = "stdin", profile, schema_directory,
              settings_file, today, traced_rule;
  bool wants_schema = false, no_inline_suppressions = false, show_suppressed = false;
  unsigned jobs = 0;
};

Parsed usage_error(const std::string& message) {
  return {std::nullopt, EarlyExit{2, "", "iislint: " + message + "\nTry 'iislint --help'.\n"}};
}

std::string formats() {
  std::vector<std::string> names = {"auto"};
  for (const std::string_view name : report::format_names())
    names.emplace_back(name);
  return base::join_words(names, "and");
}

bool is_format(const std::string& name) {
  const auto names = report::format_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Of the two commands that show rules.
bool is_rule_format(const std::string& name) {
  return name == "auto" || name == "text" || name == "markdown" || name == "json";
}

/// Severity::off stands for never.
std::optional<diag::Severity> fail_on_from(const std::string& name) {
  if (name == "never") return diag::Severity::off;
  return name == "off" ? std::nullopt : diag::severity_from(name);
}

/// Where rules of users come from.
void declare_rules(CLI::App& app, Raw& raw) {
  app.add_option("--config", raw.settings_file,
                 "settings file to use for all files, instead of the nearest .iislint.json")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("FILE");
  app.add_option("--rules-dir", raw.rule_directories, "folder of rules of your own (*.json); may be repeated")
      ->type_name("DIR")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

/// What decides which rules speak, in two commands.
void declare_choice(CLI::App& app, Raw& raw) {
  declare_rules(app, raw);
  app.add_option("--profile", raw.profile,
                 "default (little noise), strict (more rules, lower thresholds, higher levels), cis or "
                 "stig (what these benchmarks ask for)")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("PROFILE");
  app.add_option("--select", raw.select, "run these rules and no others")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("ID,…");
  app.add_option("--ignore", raw.ignore, "do not run these rules")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("ID,…");
  app.add_option("--severity", raw.severity, "report a rule at another level; may be repeated")
      ->type_name("ID=LEVEL")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void declare(CLI::App& app, Raw& raw) {
  app.add_option("PATH", raw.paths, "files and directories; - reads standard input");
  app.add_option("--format", raw.format, "auto (text on a terminal, else json), text or json")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("FORMAT");
  app.add_option("--output", raw.outputs, "one more report of the same run, into a file; may be repeated")
      ->type_name("FORMAT=FILE")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--kind", raw.kind,
                 "applicationHost, web, administration, redirection or machine, when the file's "
                 "name does not tell")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("KIND");
  app.add_option("--stdin-filename", raw.stdin_filename, "name of what is read from standard input")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("NAME");
  app.add_option("--schema-dir", raw.schema_directory,
                 "folder of native schema files (*.xml) of add-ons, such as inetsrv/config/schema: what they "
                 "describe is checked too")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("DIR");
  app.add_option("--fail-on", raw.fail_on,
                 "error, warning (default), info or never: lowest level that makes the exit status 1")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("LEVEL");
  declare_choice(app, raw);
  app.add_flag("--show-suppressed", raw.show_suppressed,
               "list suppressed findings too, each with the reason; they never count");
  app.add_flag("--no-inline-suppressions", raw.no_inline_suppressions,
               "report what comments in the files suppress");
  app.add_option("--trace-rule", raw.traced_rule,
                 "print, instead of the report, what this rule read on each site and why it spoke or not")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("ID");
  app.add_option("--today", raw.today,
                 "the day by which suppressions expire, for runs that are to be repeatable (default: today)")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("YYYY-MM-DD");
  app.add_option("--jobs", raw.jobs, "files checked at the same time (default: one per processor)")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("N");
}

void declare_explain(CLI::App& app, Raw& raw) {
  app.add_option("RULE", raw.rules, "ids of rules")->type_name("");
  app.add_option("--format", raw.format, "auto (text), text, markdown or json")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("FORMAT");
  declare_rules(app, raw);
}

void declare_rules_command(CLI::App& app, Raw& raw) {
  app.add_option("test", raw.paths, "test DIR…: try the examples of your own rules in these folders")
      ->type_name("");
  app.add_option("--format", raw.format, "auto (text on a terminal, else json), text, markdown or json")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("FORMAT");
  declare_rules(app, raw);
}

void declare_why(CLI::App& app, Raw& raw) {
  app.add_option("FILE", raw.paths, "applicationHost.config or a web.config, and WHERE: [PLACE:]SETTING")
      ->type_name("");
  app.add_option("--format", raw.format, "auto (text), text or json")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("FORMAT");
}

void declare_settings(CLI::App& app, Raw& raw) {
  app.add_option("FILE", raw.paths, "the file that is asked about; it need not exist")->type_name("");
  app.add_flag("--schema", raw.wants_schema, "print the JSON Schema of .iislint.json instead, for editors");
  app.add_option("--format", raw.format, "auto (text on a terminal, else json), text or json")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->type_name("FORMAT");
  declare_choice(app, raw);
}

/// The words of a list, as in "--ignore 'a, b'", without the blanks around them.
std::set<std::string> ids_of(const std::vector<std::string>& words) {
  std::set<std::string> ids;
  for (const std::string& word : words)
    ids.emplace(base::trim(word));
  return ids;
}

/// An error message, or nothing when all is well.
std::optional<std::string> compile_severities(const Raw& raw, engine::Options& options) {
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

std::optional<std::string> compile_explain(const Raw& raw, Arguments& arguments) {
  if (raw.rules.empty()) {
    return "explain takes the id of a rule. It stands in brackets at the end of a finding;\n"
           "'iislint rules' lists all of them.";
  }
  arguments.rules = raw.rules;
  arguments.options.rules_directories = raw.rule_directories;
  arguments.options.settings_file = raw.settings_file;
  return std::nullopt;
}

std::optional<std::string> check_profile(const std::string& name) {
  const auto profiles = diag::profile_names();
  if (std::find(profiles.begin(), profiles.end(), name) != profiles.end()) return std::nullopt;
  std::string message = "there is no profile '" + name + "'";
  if (const auto near = base::nearest(name, profiles))
    return message + "; did you mean '" + std::string(*near) + "'?";
  std::vector<std::string> names(profiles.begin(), profiles.end());
  return message + "; there are " + base::join_words(names, "and");
}

std::optional<std::string> compile_choice(const Raw& raw, engine::Options& options) {
  options.select = ids_of(raw.select);
  options.ignore = ids_of(raw.ignore);
  options.settings_file = raw.settings_file;
  if (!raw.profile.empty()) {
    options.profile = raw.profile;
    if (auto problem = check_profile(raw.profile)) return problem;
  }
  if (auto problem = compile_severities(raw, options)) return problem;
  options.rules_directories = raw.rule_directories;
  return std::nullopt;
}

std::optional<std::string> compile_check(const Raw& raw, Arguments& arguments) {
  arguments.paths = raw.paths.empty() ? std::vector<std::string>{"."} : raw.paths;
  arguments.stdin_filename = raw.stdin_filename;
  arguments.schema_directory = raw.schema_directory;
  for (const std::string& output : raw.outputs) {
    const std::size_t equals = output.find('=');
    const std::string format = output.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == output.size() || !is_format(format)) {
      return "--output takes FORMAT=FILE, not '" + output + "'";
    }
    arguments.outputs.emplace_back(format, output.substr(equals + 1));
  }
  if (!raw.kind.empty()) {
    arguments.options.kind = schema::file_kind_from(raw.kind);
    if (!arguments.options.kind) return "there is no kind '" + raw.kind + "'";
  }
  if (!raw.fail_on.empty()) {
    arguments.options.fail_on = fail_on_from(raw.fail_on);
    if (!arguments.options.fail_on)
      return "--fail-on takes error, warning, info or never, not '" + raw.fail_on + "'";
  }
  arguments.shows_suppressed = raw.show_suppressed;
  arguments.options.traced_rule = raw.traced_rule;
  arguments.options.reads_suppressions = !raw.no_inline_suppressions;
  if (!raw.today.empty()) {
    arguments.options.today = base::date_from(raw.today);
    if (!arguments.options.today) return "--today takes a day as YYYY-MM-DD, not '" + raw.today + "'";
  }
  arguments.options.jobs = raw.jobs;
  return compile_choice(raw, arguments.options);
}

std::optional<std::string> compile_settings(const Raw& raw, Arguments& arguments) {
  arguments.wants_schema = raw.wants_schema;
  if (raw.paths.size() > 1 || raw.paths.empty() != raw.wants_schema)
    return "settings takes one file, or --schema; see iislint settings --help";
  if (raw.format != "auto" && raw.format != "text" && raw.format != "json")
    return "there is no format '" + raw.format + "' for settings; there are auto, text and json";
  arguments.paths = raw.paths;
  arguments.format = raw.format;
  return compile_choice(raw, arguments.options);
}

std::optional<std::string> compile_why(const Raw& raw, Arguments& arguments) {
  if (raw.paths.size() != 2) return "why takes a file and a setting; see iislint why --help";
  if (raw.format != "auto" && raw.format != "text" && raw.format != "json")
    return "there is no format '" + raw.format + "' for why; there are auto, text and json";
  arguments.paths = raw.paths;
  arguments.format = raw.format;
  return std::nullopt;
}

/// "rules" lists rules, "rules test DIR…" tries those of users.
std::optional<std::string> compile_rules(const Raw& raw, Arguments& arguments) {
  arguments.format = raw.format;
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

std::optional<std::string> compile(const Raw& raw, Arguments& arguments) {
  arguments.options.program_version = kVersion;
  if (arguments.command == Command::why) return compile_why(raw, arguments);
  if (arguments.command == Command::settings) return compile_settings(raw, arguments);
  if (arguments.command == Command::check) {
    if (raw.format != "auto" && !is_format(raw.format))
      return "there is no format '" + raw.format + "'; there are " + formats();
  } else if (!is_rule_format(raw.format)) {
    return "there is no format '" + raw.format + "' for rules; there are auto, text, markdown and json";
  }
  arguments.format = raw.format;
  if (arguments.command == Command::rules) return compile_rules(raw, arguments);
  return arguments.command == Command::explain ? compile_explain(raw, arguments)
                                               : compile_check(raw, arguments);
}

struct CommandHelp {
  const char* about;
  const char* name;
  const char* footer;
  void (*declare)(CLI::App& app, Raw& raw);
};

CommandHelp help_of(Command command) {
  switch (command) {
    case Command::explain:
      return {kAboutExplain, "iislint explain", "", declare_explain};
    case Command::why:
      return {kAboutWhy, "iislint why", "", declare_why};
    case Command::rules:
      return {kAboutRules, "iislint rules", "", declare_rules_command};
    case Command::settings:
      return {kAboutSettings, "iislint settings", "", declare_settings};
    default:
      return {kAbout, "iislint", kMore, declare};
  }
}

constexpr std::pair<std::string_view, Command> kCommands[] = {{"check", Command::check},
                                                              {"rules", Command::rules},
                                                              {"explain", Command::explain},
                                                              {"why", Command::why},
                                                              {"settings", Command::settings}};

/// Only the first word may name a command, so that a file may have any name.
void take_command(std::vector<std::string>& words, Arguments& arguments) {
  if (words.empty()) return;
  std::vector<std::string_view> names;
  for (const auto& [name, command] : kCommands) {
    names.push_back(name);
    if (words.front() != name) continue;
    words.erase(words.begin());
    arguments.command = command;
    return;
  }
  if (words.front().front() != '-') arguments.near_command = base::nearest(words.front(), names).value_or("");
}

}  // namespace

Parsed parse_arguments(std::vector<std::string> words) {
  Arguments arguments;
  take_command(words, arguments);
  Raw raw;
  const CommandHelp help = help_of(arguments.command);
  CLI::App app(help.about, help.name);
  app.footer(help.footer);
  app.set_help_flag("-h,--help", "print this");
  app.set_version_flag("--version", std::string("iislint ") + kVersion, "print the version");
  help.declare(app, raw);
  std::reverse(words.begin(), words.end());
  try {
    app.parse(std::move(words));
  } catch (const CLI::ParseError& problem) {
    std::ostringstream out, err;
    if (app.exit(problem, out, err) == 0) return {std::nullopt, EarlyExit{0, out.str(), ""}};
    return usage_error(problem.what());
  }
  if (const auto problem = compile(raw, arguments)) return usage_error(*problem);
  return {std::move(arguments), std::nullopt};
}

}  // namespace iislint::cli
