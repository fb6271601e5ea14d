#include "app/cli/raw_arguments.h"

#include <algorithm>
#include <new>
#include <sstream>

#include <CLI/CLI.hpp>

#include "app/cli/command_facts.h"
#include "app/cli/version.h"
#include "base/text.h"
#include "engine/input/server_choice.h"
#include "report/formats/formats.h"
#include "report/terminal/terminal_text.h"

namespace iislint::cli {
namespace {

constexpr const char* kAbout =
    "iislint reads IIS configuration (applicationHost.config, web.config …) and reports what IIS would\n"
    "refuse and what does not mean what it seems to. It changes nothing, unless --fix tells it to.\n\n"
    "  iislint [check] [PATH…]   check files, and directories for configuration files (default: .)\n"
    "  iislint rules             list all rules; iislint rules test DIR… runs the examples of your own\n"
    "  iislint explain RULE…     explain what a rule finds, why it matters and what to do\n"
    "  iislint why FILE WHERE    show the effective value of a setting, where it is set and what it "
    "overrides\n"
    "  iislint trace PATH URL    follow a request: which site, rules and handler answer it, and how\n"
    "  iislint settings FILE     show which settings apply to a file and where each of them is set\n"
    "  iislint completion SHELL  print a completion script for bash, zsh, fish or powershell\n"
    "  iislint lsp               serve an editor: findings while you type (language server protocol)\n\n"
    "Settings are read from .iislint.json, in the folder of a file or above it: profile, levels and options\n"
    "of rules, exceptions for files and sites, suppressions. iislint settings --schema prints its JSON\n"
    "Schema.\n";

constexpr const char* kAboutSettings =
    "iislint settings shows what applies to a file: the profile, the levels and options of rules that\n"
    "differ from it, suppressions and facts, each with the place where it is set. Options of check that\n"
    "select rules are accepted and work as they do there.\n";

constexpr const char* kAboutRules =
    "iislint rules lists all rules: the built-in ones, those of --rules-dir and those of the settings for\n"
    "the current folder. iislint rules test DIR… runs the examples of your own rules: every bad example\n"
    "must produce a finding of its rule, no good example may.\n";

constexpr const char* kAboutExplain =
    "iislint explain shows the page of a rule: what it finds, why it matters, what to do, a bad and a good\n"
    "example. The id of a rule appears in brackets at the end of a finding; iislint rules lists all of\n"
    "them.\n";

constexpr const char* kAboutWhy =
    "iislint why merges the files that apply to a place and shows which value of a setting is in force\n"
    "there, where it is set, what it overrides, and whether child configuration files can change it. WHERE\n"
    "is a setting as findings print it, or as much of its end as is unambiguous, with the place before it:\n"
    "  iislint why applicationHost.config 'Intranet/app:system.webServer/security/access/@sslFlags'\n"
    "  iislint why applicationHost.config files:sslClientCertificates/@validationFlags\n"
    "  iislint why web.config httpErrors/@errorMode\n";

constexpr const char* kAboutTrace =
    "iislint trace follows a request through a configuration and shows what decides at each step: binding,\n"
    "request filtering, rewrite rules with what they matched and captured, redirections, access, handler.\n"
    "PATH is an applicationHost.config, a web.config or a folder with one of them. What the files do not\n"
    "determine is reported as unknown. --test runs the requests of a file and compares the results.\n"
    "  iislint trace web.config https://example.com/old/page?id=1\n"
    "  iislint trace . /index.php --exists none --header 'Accept-Language=de'\n"
    "  iislint trace --test .iislint-requests.json\n";

constexpr const char* kAboutLsp =
    "iislint lsp speaks the language server protocol (3.17) on standard input and output, for editors: "
    "findings\n"
    "while you type, fixes, help and completion. The editor starts it; docs/editors.md shows how to set "
    "that\n"
    "up. The options apply to everything that is opened; settings files apply as usual.\n";

constexpr const char* kMore =
    "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the run failed.\n"
    "Examples:\n"
    "  iislint C:/Windows/System32/inetsrv/config/applicationHost.config\n"
    "  iislint check --format json --fail-on error .\n"
    "  type web.config | iislint - --stdin-filename web.config";

/// Given several times, the last one counts.
template <typename T>
void add_last(CLI::App& app, const char* name, T& target, const char* text, const char* type) {
  app.add_option(name, target, text)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)->type_name(type);
}

/// May be given several times, with one value each.
CLI::Option* add_repeated(CLI::App& app, const char* name, std::vector<std::string>& target, const char* text,
                          const char* type) {
  return app.add_option(name, target, text)
      ->type_name(type)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void declare_fence(CLI::App& app, RawArguments& raw) {
  add_repeated(
      app, "--allow-outside", raw.outside_folders,
      "folder outside of the repository (or of the folder that is checked) that settings and links may "
      "lead to; may be repeated",
      "DIR");
}

/// Where rules of users come from, and what settings may name.
void declare_rules(CLI::App& app, RawArguments& raw) {
  add_last(app, "--config", raw.settings_file,
           "settings file to use for all files, instead of the nearest .iislint.json", "FILE");
  add_repeated(app, "--rules-dir", raw.rule_directories,
               "folder with your own rules (*.json); may be repeated", "DIR");
  declare_fence(app, raw);
}

/// "a, b or c"
std::string words_of(std::span<const std::string_view> words) {
  return base::join_words({words.begin(), words.end()}, "or");
}

/// What decides which rules speak, in two commands.
void declare_choice(CLI::App& app, RawArguments& raw) {
  declare_rules(app, raw);
  add_last(app, "--profile", raw.profile,
           "default (little noise), strict (more rules, lower thresholds, higher levels), cis or "
           "stig (what these benchmarks require)",
           "PROFILE");
  add_last(app, "--target", raw.target,
           ("kind of server that the files are for: " + words_of(engine::target_names())).c_str(), "TARGET");
  add_repeated(app, "--installed", raw.installed,
               ("modules that these servers have: " + words_of(engine::module_names())).c_str(), "MODULE,…")
      ->delimiter(',');
  add_repeated(app, "--select", raw.select, "run only these rules", "ID,…")->delimiter(',');
  add_repeated(app, "--ignore", raw.ignore, "do not run these rules", "ID,…")->delimiter(',');
  add_repeated(app, "--severity", raw.severity, "set the severity of a rule; may be repeated", "ID=LEVEL")
      ->delimiter(',');
}

/// "auto (text), text or json"
void declare_format(CLI::App& app, RawArguments& raw, report::Content content) {
  const bool is_report = content == report::Content::findings;
  std::vector<std::string> names = {
      is_report ? "auto (text; in GitHub Actions, Azure Pipelines and TeamCity, their commands after it)"
                : "auto (text)"};
  for (const std::string_view name : report::format_names(content))
    names.emplace_back(name);
  add_last(app, "--format", raw.format, base::join_words(names, "or").c_str(), "FORMAT");
}

/// Which files are looked at, and what of them.
void declare_file_choice(CLI::App& app, RawArguments& raw) {
  add_repeated(app, "--exclude", raw.excluded,
               "leave out what the pattern matches when searching directories, as 'exclude' in the settings "
               "does; may be repeated",
               "GLOB");
  app.add_flag("--no-ignore", raw.no_ignore, "also search what git ignores");
  app.add_flag("--force-exclude", raw.force_exclude,
               "leave out files that are excluded or ignored even if they are named");
  app.add_flag("--allow-empty", raw.allow_empty, "do not fail if a path holds nothing to check");
  app.add_flag("--staged", raw.staged,
               "check what is staged in git, not the working tree: files, settings and neighbours as they "
               "would be committed");
  add_last(app, "--since", raw.since,
           "report only what has changed since this git revision: findings whose element was touched", "REV");
  add_last(app, "--baseline", raw.baseline,
           "do not count the findings that FILE lists: those that were there before", "FILE");
  app.add_flag("--write-baseline", raw.write_baseline,
               "write all findings to the file of --baseline, and remove those that are gone");
}

void declare(CLI::App& app, RawArguments& raw) {
  app.add_option("PATH", raw.paths, "files and directories; - reads standard input");
  declare_file_choice(app, raw);
  add_last(app, "--files-from", raw.files_from,
           "also check the files that are named in FILE, each name ended by a NUL; - reads the names from "
           "standard "
           "input",
           "FILE");
  declare_format(app, raw, report::Content::findings);
  add_repeated(app, "--output", raw.outputs,
               "write another report of the same run to a file; may be repeated", "FORMAT=FILE");
  add_last(app, "--kind", raw.kind,
           "applicationHost, web, administration, redirection, machine or transform, for a file whose "
           "name does not show its kind",
           "KIND");
  add_last(app, "--stdin-filename", raw.stdin_filename, "name of what is read from standard input", "NAME");
  add_last(app, "--schema-dir", raw.schema_directory,
           "folder of native schema files (*.xml) of add-ons, such as inetsrv/config/schema: what they "
           "describe is checked too",
           "DIR");
  add_last(app, "--fail-on", raw.fail_on,
           "error, warning (default), info or never: lowest level that makes the exit status 1", "LEVEL");
  declare_choice(app, raw);
  app.add_flag("--fix", raw.fix,
               "apply the fixes that are safe: each is proved to leave everything else as it is; the report "
               "is of what remains");
  app.add_flag("--unsafe-fixes", raw.unsafe_fixes,
               "with --fix or --diff: also the fixes that change what IIS does beyond the finding");
  app.add_flag("--diff", raw.diff,
               "print what --fix would change as a patch for git apply, instead of the report; exit status 1 "
               "if there is anything");
  app.add_flag("--show-suppressed", raw.show_suppressed,
               "list suppressed findings too, each with the reason; they never count");
  app.add_flag("--statistics", raw.statistics,
               "count findings by rule and severity, after the summary; in formats other than text, json and "
               "jsonl on standard error");
  app.add_flag("--timing", raw.timing,
               "print on standard error how long each stage and each rule took, slowest first");
  app.add_flag("-q,--quiet", raw.quiet,
               "print findings and errors only: no summary, no hints, no notes, no progress");
  app.add_flag("--no-inline-suppressions", raw.no_inline_suppressions,
               "report what comments in the files suppress");
  add_last(app, "--trace-rule", raw.traced_rule,
           "print, instead of the report, what this rule read on each site and why it did or did not fire",
           "ID");
  add_last(app, "--today", raw.today,
           "date for the expiry of suppressions, for repeatable runs (default: today)", "YYYY-MM-DD");
  add_last(app, "--jobs", raw.jobs,
           "number of threads (default: one per processor); a large file is shared by two", "N");
  add_last(app, "--max-file-size", raw.max_file_size,
           "size from which a file is not read, in bytes or with K, M or G (default: 64M, at most 1G)",
           "SIZE");
}

void declare_explain(CLI::App& app, RawArguments& raw) {
  app.add_option("RULE", raw.rules, "ids of rules")->type_name("");
  declare_format(app, raw, report::Content::rule_page);
  declare_rules(app, raw);
}

void declare_rules_command(CLI::App& app, RawArguments& raw) {
  app.add_option("test", raw.paths, "test DIR…: run the examples of your own rules in these folders")
      ->type_name("");
  declare_format(app, raw, report::Content::rule_list);
  declare_rules(app, raw);
}

void declare_why(CLI::App& app, RawArguments& raw) {
  app.add_option("FILE", raw.paths, "applicationHost.config or a web.config, and WHERE: [PLACE:]SETTING")
      ->type_name("");
  declare_format(app, raw, report::Content::why);
  declare_fence(app, raw);
}

void declare_trace(CLI::App& app, RawArguments& raw) {
  app.add_option("PATH", raw.paths, "the configuration, and URL: http://…, https://… or a path from /")
      ->type_name("");
  add_last(app, "--method", raw.method, "method of the request (default: GET)", "METHOD");
  add_repeated(app, "--header", raw.headers, "header of the request; may be repeated", "NAME=VALUE");
  add_repeated(app, "--server-variable", raw.variables, "value of a server variable; may be repeated",
               "NAME=VALUE");
  add_repeated(app, "--response-header", raw.response_headers,
               "header of the response, for outbound rules; may be repeated", "NAME=VALUE");
  add_last(app, "--client-ip", raw.client_ip, "address of the client", "ADDRESS");
  add_last(app, "--exists", raw.exists,
           "what exists at the paths that rules test: file, directory or none (default: what is found in the "
           "folders of the repository)",
           "WHAT");
  add_last(app, "--test", raw.requests_file,
           "run the requests of FILE and compare the results; exit status 1 if one differs", "FILE");
  declare_format(app, raw, report::Content::request_tests);
  add_last(app, "--config", raw.settings_file,
           "settings file to use for all files, instead of the nearest .iislint.json", "FILE");
  declare_fence(app, raw);
}

void declare_settings(CLI::App& app, RawArguments& raw) {
  app.add_option("FILE", raw.paths, "the file whose settings are shown; it need not exist")->type_name("");
  app.add_flag("--schema", raw.wants_schema, "print the JSON Schema of .iislint.json instead, for editors");
  declare_format(app, raw, report::Content::settings);
  declare_choice(app, raw);
}

constexpr const char* kAboutCompletion =
    "iislint completion prints a script that completes commands, options, formats and rules in a shell:\n"
    "  bash        source <(iislint completion bash)             in ~/.bashrc\n"
    "  zsh         source <(iislint completion zsh)              in ~/.zshrc, after compinit\n"
    "  fish        iislint completion fish | source              in ~/.config/fish/config.fish\n"
    "  powershell  iislint completion powershell | Out-String | Invoke-Expression    in $PROFILE\n";

void declare_completion(CLI::App& app, RawArguments& raw) {
  app.add_option("SHELL", raw.paths, "bash, zsh, fish or powershell")->type_name("");
}

void declare_lsp(CLI::App& app, RawArguments& raw) {
  app.add_option("PATH", raw.paths)->group("");
  app.add_flag("--stdio", raw.stdio, "use standard input and output (the default)");
  add_last(app, "--clientProcessId", raw.client_process, "ignored; accepted because some editors pass it",
           "PID");
  add_last(app, "--schema-dir", raw.schema_directory,
           "folder of native schema files (*.xml) of add-ons, such as inetsrv/config/schema: what they "
           "describe is checked too",
           "DIR");
  declare_choice(app, raw);
}

struct CommandHelp {
  const char* about;
  const char* name;
  const char* footer;
  void (*declare)(CLI::App& app, RawArguments& raw);
};

CommandHelp help_of(Command command) {
  switch (command) {
    case Command::explain:
      return {kAboutExplain, "iislint explain", "", declare_explain};
    case Command::why:
      return {kAboutWhy, "iislint why", "", declare_why};
    case Command::trace:
      return {kAboutTrace, "iislint trace", "", declare_trace};
    case Command::rules:
      return {kAboutRules, "iislint rules", "", declare_rules_command};
    case Command::settings:
      return {kAboutSettings, "iislint settings", "", declare_settings};
    case Command::completion:
      return {kAboutCompletion, "iislint completion", "", declare_completion};
    case Command::lsp:
      return {kAboutLsp, "iislint lsp", "", declare_lsp};
    default:
      return {kAbout, "iislint", kMore, declare};
  }
}

void declare_all(CLI::App& app, const CommandHelp& help, RawArguments& raw) {
  app.footer(help.footer);
  app.set_help_flag("-h,--help", "print this help");
  app.set_version_flag("--version", std::string("iislint ") + kVersion, "print the version");
  help.declare(app, raw);
}

OptionFacts facts_of(const CLI::Option& option) {
  OptionFacts facts;
  for (const std::string& name : option.get_lnames())
    facts.names.push_back("--" + name);
  for (const std::string& name : option.get_snames())
    facts.names.push_back("-" + name);
  if (option.get_items_expected_max() > 0) facts.type = option.get_type_name();
  facts.text = option.get_description();
  return facts;
}

}  // namespace

std::vector<CommandFacts> command_facts() {
  std::vector<CommandFacts> all;
  for (const CommandName& command : kCommands) {
    RawArguments raw;
    const CommandHelp help = help_of(command.command);
    CLI::App app;
    declare_all(app, help, raw);
    CommandFacts facts{
        command.command, command.name, command.operand, command.summary, help.about, help.footer, {}};
    for (const CLI::Option* option : app.get_options()) {
      if (!option->get_positional()) facts.options.push_back(facts_of(*option));
    }
    all.push_back(std::move(facts));
  }
  return all;
}

std::optional<EarlyExit> read_words(Command command, std::vector<std::string> words, RawArguments& raw) {
  const CommandHelp help = help_of(command);
  CLI::App app(help.about, help.name);
  declare_all(app, help, raw);
  std::reverse(words.begin(), words.end());
  try {
    app.parse(std::move(words));
  } catch (const CLI::ParseError& problem) {
    std::ostringstream out, err;
    const int status = app.exit(problem, out, err);
    // Streams lose text without a word when memory runs out, CLI11's own too: a second help tells.
    std::ostringstream again, unused;
    app.exit(problem, again, unused);
    if (!out || !err || out.str() != again.str()) throw std::bad_alloc();
    if (status == 0) return EarlyExit{0, out.str(), ""};
    return usage_error(problem.what());
  }
  return std::nullopt;
}

EarlyExit usage_error(const std::string& message) {
  return {2, "", "iislint: " + report::printable_name(message) + "\nTry 'iislint --help'.\n"};
}

}  // namespace iislint::cli
