// What the command line accepts, as data: the declarations that parse it, and the help is made of, seen by
// those who describe it elsewhere (completion_scripts.h, manual_page.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/arguments.h"

namespace iislint::cli {

struct OptionFacts {
  std::vector<std::string> names;  ///< with their hyphens, the long one first
  std::string type;                ///< "FORMAT"; empty: it takes no value
  std::string text;
};

struct CommandFacts {
  Command command;
  std::string_view name;     ///< "why"
  std::string_view operand;  ///< "FILE WHERE"
  std::string_view summary;
  std::string about, footer;  ///< of its help
  std::vector<OptionFacts> options;
};

/// The name, what stands behind it and what it is for.
struct CommandName {
  std::string_view name;
  Command command;
  std::string_view operand, summary;
};

inline constexpr CommandName kCommands[] = {
    {"check", Command::check, "[PATH…]", "check files, and directories for configuration files"},
    {"rules", Command::rules, "[test DIR…]", "list all rules, or test the examples of your own"},
    {"explain", Command::explain, "RULE…", "explain what a rule finds, why it matters and what to do"},
    {"why", Command::why, "FILE WHERE", "show the effective value of a setting and where it is set"},
    {"trace", Command::trace, "PATH URL", "follow a request through a configuration"},
    {"settings", Command::settings, "FILE", "show which settings apply to a file"},
    {"completion", Command::completion, "SHELL",
     "print a completion script for bash, zsh, fish or powershell"},
    {"lsp", Command::lsp, "", "serve an editor: findings while you type (language server protocol)"},
};

/// Of all commands, in the order of kCommands.
std::vector<CommandFacts> command_facts();

/// What the value of an option may be.
struct ValueFacts {
  enum class Kind : std::uint8_t {
    other,       ///< anything
    word,        ///< one of `words`
    list,        ///< some of them, with commas between them
    level_pair,  ///< one of them, "=", and one of `seconds`
    file_pair,   ///< one of them, "=", and the name of a file
    file,
    directory
  };
  Kind kind = Kind::other;
  std::vector<std::string> words = {};
  std::vector<std::string> seconds = {};
};

/// The option takes a value.
ValueFacts values_of(Command command, const OptionFacts& option);
/// The same of what stands behind the command.
ValueFacts operand_values_of(Command command);

/// The shells that there is a script for.
std::vector<std::string> completion_shells();

}  // namespace iislint::cli
