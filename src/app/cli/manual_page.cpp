#include "app/cli/manual_page.h"

#include <string_view>

#include "app/cli/command_facts.h"
#include "app/cli/version.h"

namespace iislint::cli {
namespace {

/// Text that stays text: a hyphen is one that can be copied, and no line is a request.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool begins_line = result.empty() || result.back() == '\n';
    if (begins_line && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else if (c == '\'') {
      result += "\\(aq";
    } else {
      result += c;
    }
  }
  std::string shown;
  for (std::size_t at = 0; at < result.size(); ++at) {
    if (std::string_view(result).substr(at, 3) == "…") {
      shown += "\\.\\|.\\|.";
      at += 2;
    } else {
      shown += result[at];
    }
  }
  return shown;
}

/// Paragraphs, and lines that are indented as they are.
std::string prose(std::string_view text) {
  std::string result;
  bool is_literal = false, is_blank = false;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const bool is_indented = line.starts_with("  ");
    if (is_indented != is_literal) result += is_indented ? ".PP\n.nf\n" : ".fi\n.PP\n";
    const bool begins_paragraph = is_blank && !is_indented && !is_literal && !line.empty();
    if (begins_paragraph) result += ".PP\n";
    is_blank = line.empty() && is_indented == is_literal;
    is_literal = is_indented;
    if (!line.empty()) result += plain(line) + "\n";
  }
  return result + (is_literal ? ".fi\n" : "");
}

std::string heading_of(const OptionFacts& option) {
  std::string names;
  for (const std::string& name : option.names)
    names += (names.empty() ? "\\fB" : ", \\fB") + plain(name) + "\\fR";
  return names + (option.type.empty() ? "" : " \\fI" + plain(option.type) + "\\fR");
}

std::string options_of(const CommandFacts& command) {
  std::string text;
  for (const OptionFacts& option : command.options)
    text += ".TP\n" + heading_of(option) + "\n" + plain(option.text) + ".\n";
  return text;
}

std::string synopsis() {
  std::string text = ".SH SYNOPSIS\n";
  for (const CommandName& command : kCommands) {
    const bool is_check = command.command == Command::check;
    text += std::string(is_check ? ".B iislint\n" : ".br\n.B iislint ") +
            (is_check ? "[\\fBcheck\\fR]" : std::string(command.name) + "\n") +
            (is_check ? " [\\fIOPTION\\fR]\\.\\|.\\|. " : "") + plain(command.operand) + "\n";
  }
  return text;
}

constexpr std::string_view kStatus =
    ".SH EXIT STATUS\n"
    ".TP\n.B 0\nNo findings at or above the level of \\fB\\-\\-fail\\-on\\fR.\n"
    ".TP\n.B 1\nFindings at or above it, or a file that was checked only in part.\n"
    ".TP\n.B 2\nThe run failed: incorrect usage, an unreadable file, invalid settings, nothing to check or "
    "an "
    "internal error.\nThe report contains whatever was found.\n";

constexpr std::string_view kRest =
    ".SH ENVIRONMENT\n"
    ".TP\n.B IISLINT_FORMAT\nThe format if \\fB\\-\\-format\\fR is not given.\n"
    ".TP\n.B NO_COLOR\nIf it is not empty, output has no colors.\n"
    ".TP\n.B CI\nIf it is set, no progress is shown.\n"
    ".TP\n.BR GITHUB_ACTIONS \", \" TF_BUILD \", \" TEAMCITY_VERSION\n"
    "The format \\fBauto\\fR adds the log commands of these platforms.\n"
    ".SH FILES\n"
    ".TP\n.I .iislint.json\nSettings, in the directory of a configuration file or a parent directory.\n"
    ".SH EXAMPLES\n"
    "Check the configuration files of a repository and fail on errors only:\n"
    ".PP\n.nf\n    iislint \\-\\-fail\\-on error .\n.fi\n.PP\n"
    "Report for a pull request what has changed, with a report for later:\n"
    ".PP\n.nf\n    iislint \\-\\-since origin/main \\-\\-output json=report.json\n.fi\n.PP\n"
    "Find out where a setting comes from:\n"
    ".PP\n.nf\n    iislint why applicationHost.config files:sslClientCertificates/@validationFlags\n.fi\n";

}  // namespace

std::string manual_page() {
  std::string text = "." + std::string("\\\" Written by tools/generate_docs.\n") +
                     ".TH IISLINT 1 \"\" \"iislint " + kVersion + "\" \"User Commands\"\n" +
                     ".SH NAME\niislint \\- check the configuration of Microsoft IIS\n" + synopsis() +
                     ".SH DESCRIPTION\n";
  const std::vector<CommandFacts> commands = command_facts();
  text += prose(commands.front().about);
  text += ".SH OPTIONS\nOptions of \\fBiislint check\\fR:\n" + options_of(commands.front());
  text += ".SH COMMANDS\n";
  for (const CommandFacts& command : commands) {
    if (command.command == Command::check) continue;
    text += ".SS iislint " + std::string(command.name) + " " + plain(command.operand) + "\n" +
            prose(command.about) + options_of(command);
  }
  return text + std::string(kStatus) + std::string(kRest);
}

}  // namespace iislint::cli
