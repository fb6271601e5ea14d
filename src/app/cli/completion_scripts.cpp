#include "app/cli/completion_scripts.h"

#include <algorithm>

#include "app/cli/command_facts.h"

namespace iislint::cli {
namespace {

using Kind = ValueFacts::Kind;
using Words = std::vector<std::string>;

std::string joined(const Words& words, const std::string& separator = " ") {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : separator) + word;
  return text;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

/// What most shells read as one word, whatever it holds.
std::string quoted(const std::string& text) {
  return "'" + replaced(text, "'", "'\\''") + "'";
}

Words names_of_commands() {
  Words names;
  for (const CommandName& command : kCommands)
    names.emplace_back(command.name);
  return names;
}

// ---- bash

std::string bash_values(const ValueFacts& values) {
  const std::string words = quoted(joined(values.words));
  switch (values.kind) {
    case Kind::word:
      return "_iislint_words " + words;
    case Kind::list:
      return "_iislint_list " + words;
    case Kind::level_pair:
      return "_iislint_pair " + words + " " + quoted(joined(values.seconds));
    case Kind::file_pair:
      return "_iislint_pair " + words;
    case Kind::file:
      return "_iislint_files -f";
    case Kind::directory:
      return "_iislint_files -d" + (values.words.empty() ? "" : " " + words);
    case Kind::other:
      break;
  }
  return ":";
}

std::string bash_command(const CommandFacts& command) {
  std::string text = "        " + std::string(command.name) + ")\n            case $option in\n";
  Words names;
  for (const OptionFacts& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (option.type.empty()) continue;
    text += "                " + joined(option.names, "|") + ") " +
            bash_values(values_of(command.command, option)) + "; return ;;\n";
  }
  text += "            esac\n            if [[ $cur == -* ]]; then _iislint_words " + quoted(joined(names)) +
          "\n            else " + bash_values(operand_values_of(command.command));
  return text + "; fi ;;\n";
}

// Names and values hold no blanks, so that words can be kept in strings. The shell takes a word apart at "=",
// the candidates are then those of the part.
constexpr const char* kBashHead = R"(# bash completion for iislint
_iislint_words() { COMPREPLY+=($(compgen -W "$1" -- "$cur")); }
_iislint_files() {
    [[ -z $2 ]] || _iislint_words "$2"
    compopt -o filenames 2>/dev/null
    local IFS=$'\n'
    COMPREPLY+=($(compgen "$1" -- "$cur"))
}
_iislint_list() {
    local begun=
    [[ $cur != *,* ]] || begun=${cur%,*},
    compopt -o nospace 2>/dev/null
    COMPREPLY=($(compgen -P "$begun" -W "$1" -- "${cur##*,}"))
}
_iislint_pair() {
    if [[ -z $key ]]; then
        compopt -o nospace 2>/dev/null
        COMPREPLY=($(compgen -S = -W "$1" -- "$cur"))
    elif [[ -n $2 ]]; then _iislint_words "$2"
    else _iislint_files -f; fi
}
_iislint() {
    local cur=${COMP_WORDS[COMP_CWORD]} at=$((COMP_CWORD - 1)) option= key= command=check
    COMPREPLY=()
    if [[ $cur == = ]]; then cur=; at=$COMP_CWORD; fi
    if [[ ${COMP_WORDS[at]} == = ]]; then
        option=${COMP_WORDS[at-1]}
        if [[ $option != -* ]]; then
            key=$option
            option=${COMP_WORDS[at-2]}
            [[ $option != = ]] || option=${COMP_WORDS[at-3]}
        fi
    else option=${COMP_WORDS[at]}; fi
)";

std::string bash_script() {
  const std::string names = joined(names_of_commands(), "|");
  std::string text = std::string(kBashHead) +
                     "    if [[ $COMP_CWORD -gt 1 ]]; then case ${COMP_WORDS[1]} in " + names +
                     ") command=${COMP_WORDS[1]} ;; esac\n    elif [[ $cur != -* ]]; then _iislint_words " +
                     quoted(joined(names_of_commands())) + "; fi\n    case $command in\n";
  for (const CommandFacts& command : command_facts())
    text += bash_command(command);
  return text + "    esac\n}\ncomplete -F _iislint iislint\n";
}

// ---- zsh

/// What stands in brackets or between colons of a specification.
std::string zsh_text(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string zsh_values(const ValueFacts& values) {
  const std::string words = joined(values.words);
  switch (values.kind) {
    case Kind::word:
      return "(" + words + ")";
    case Kind::list:
      return "_sequence compadd - " + words;
    case Kind::level_pair:
      return "{_iislint_pair \"" + joined(values.seconds) + "\" " + words + "}";
    case Kind::file_pair:
      return "{_iislint_pair \"\" " + words + "}";
    case Kind::file:
      return "_files";
    case Kind::directory:
      return values.words.empty() ? "_files -/" : "{compadd - " + words + "; _files -/}";
    case Kind::other:
      break;
  }
  return " ";
}

std::string zsh_command(const CommandFacts& command) {
  std::string text = "    " + std::string(command.name) + ") _arguments -S";
  for (const OptionFacts& option : command.options) {
    for (const std::string& name : option.names) {
      std::string spec = "*" + name;
      if (!option.type.empty()) spec += "=";
      spec += "[" + zsh_text(option.text) + "]";
      if (!option.type.empty())
        spec += ":" + zsh_text(option.type) + ":" + zsh_values(values_of(command.command, option));
      text += " \\\n      " + quoted(spec);
    }
  }
  return text + " \\\n      " +
         quoted("*:" + zsh_text(std::string(command.operand)) + ":" +
                (command.command == Command::check ? std::string("_iislint_first")
                                                   : zsh_values(operand_values_of(command.command)))) +
         " ;;\n";
}

std::string zsh_script() {
  std::string commands;
  for (const CommandName& command : kCommands)
    commands += " " + quoted(std::string(command.name) + ":" + zsh_text(std::string(command.summary)));
  std::string text =
      "#compdef iislint\n"
      "_iislint_pair() {\n"
      "  local seconds=$1; shift\n"
      "  if ! compset -P 1 '*='; then compadd -S = - \"$@\"\n"
      "  elif [[ -n $seconds ]]; then compadd - ${=seconds}\n"
      "  else _files; fi\n"
      "}\n"
      "_iislint_first() {\n"
      "  local -a commands=(" +
      commands.substr(1) +
      ")\n"
      "  (( is_first )) && _describe -t commands command commands\n"
      "  _files\n"
      "}\n"
      "_iislint() {\n"
      "  local command=check\n"
      "  local -i is_first=$(( CURRENT == 2 ))\n"
      "  case $words[2] in\n    " +
      joined(names_of_commands(), "|") +
      ") (( CURRENT > 2 )) && { command=$words[2]; shift words; (( CURRENT-- )) } ;;\n"
      "  esac\n"
      "  case $command in\n";
  for (const CommandFacts& command : command_facts())
    text += zsh_command(command);
  return text +
         "  esac\n}\n"
         "if [[ $funcstack[1] == _iislint ]]; then _iislint \"$@\"; else compdef _iislint iislint; fi\n";
}

// ---- fish

std::string fish_quoted(const std::string& text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string fish_values(const ValueFacts& values) {
  const std::string words = joined(values.words);
  switch (values.kind) {
    case Kind::word:
      return " -x -a " + fish_quoted(words);
    case Kind::list:
      return " -x -a " + fish_quoted("(__iislint_list " + words + ")");
    case Kind::level_pair:
      return " -x -a " +
             fish_quoted("(__iislint_pair " + fish_quoted(joined(values.seconds)) + " " + words + ")");
    case Kind::file_pair:
      return " -x -a " + fish_quoted("(__iislint_pair '' " + words + ")");
    case Kind::file:
      return " -r -F";
    case Kind::directory:
      return " -x -a " + fish_quoted((words.empty() ? "" : words + " ") + "(__fish_complete_directories)");
    case Kind::other:
      break;
  }
  return " -x";
}

constexpr const char* kFishHead = R"(# fish completion for iislint
function __iislint_value
    commandline -ct | string replace -r -- '^--[a-z-]+=' ''
end
function __iislint_list
    set -l begun (__iislint_value | string match -r -- '^.*,')
    for name in $argv
        echo "$begun$name"
    end
end
function __iislint_pair
    set -l key (__iislint_value | string match -r -- '^[^=]*=')
    if test -z "$key"
        printf '%s=\n' $argv[2..]
    else if test -n "$argv[1]"
        printf "$key%s\n" (string split ' ' -- $argv[1])
    else
        printf "$key%s\n" (__fish_complete_path (__iislint_value | string replace -r -- '^[^=]*=' '') | string replace -r '\t.*' '')
    end
end
)";

std::string fish_script() {
  const std::string names = joined(names_of_commands());
  std::string text = std::string(kFishHead) +
                     "function __iislint_is\n"
                     "    set -l words (commandline -opc)\n"
                     "    set -l command check\n"
                     "    set -q words[2]; and contains -- $words[2] " +
                     names +
                     "; and set command $words[2]\n"
                     "    test $command = $argv[1]\n"
                     "end\n"
                     "function __iislint_is_first\n"
                     "    test (count (commandline -opc)) -eq 1\n"
                     "end\n";
  for (const CommandName& command : kCommands)
    text += "complete -c iislint -n __iislint_is_first -a " + std::string(command.name) + " -d " +
            fish_quoted(std::string(command.summary)) + "\n";
  for (const CommandFacts& command : command_facts()) {
    const std::string begin = "complete -c iislint -n '__iislint_is " + std::string(command.name) + "'";
    const ValueFacts operand = operand_values_of(command.command);
    if (operand.kind != Kind::file) text += begin + fish_values(operand) + "\n";
    for (const OptionFacts& option : command.options) {
      text += begin;
      for (const std::string& name : option.names)
        text += (name.starts_with("--") ? " -l " : " -s ") + name.substr(name.find_first_not_of('-'));
      if (!option.type.empty()) text += fish_values(values_of(command.command, option));
      text += " -d " + fish_quoted(option.text) + "\n";
    }
  }
  return text;
}

// ---- PowerShell

std::string powershell_quoted(const std::string& text) {
  return "'" + replaced(text, "'", "''") + "'";
}

std::string powershell_words(const Words& words) {
  Words all;
  for (const std::string& word : words)
    all.push_back(powershell_quoted(word));
  return "@(" + joined(all, ", ") + ")";
}

std::string powershell_values(const ValueFacts& values) {
  switch (values.kind) {
    case Kind::word:
      return powershell_words(values.words);
    case Kind::list:
      return powershell_words(values.words);
    case Kind::level_pair:
    case Kind::file_pair: {
      Words pairs;
      for (const std::string& word : values.words)
        pairs.push_back(word + "=");
      return powershell_words(pairs);
    }
    default:
      return "$null";  // PowerShell then completes names of files
  }
}

constexpr const char* kPowershellTail =
    R"(    $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
    $before = if ($wordToComplete) { $words.Count - 1 } else { $words.Count }
    $command = if ($before -gt 1 -and $options.ContainsKey($words[1])) { $words[1] } else { 'check' }
    $known = $options[$command]
    $option = if ($before -gt 0) { $words[$before - 1] } else { '' }
    $begun = ''
    $typed = $wordToComplete
    if ($typed -match '^(--[a-z-]+)=(.*)$') { $option = $Matches[1]; $begun = "$option="; $typed = $Matches[2] }
    $candidates = @()
    if ($known.ContainsKey($option) -and $known[$option].Takes) {
        $candidates = @($known[$option].Values)
        if ($typed -match '^(.*,)([^,]*)$') { $begun += $Matches[1]; $typed = $Matches[2] }
    } elseif ($typed.StartsWith('-')) {
        $candidates = @($known.Keys)
    } else {
        $candidates = @($operands[$command])
        if ($before -eq 1) { $candidates += @($options.Keys) }
    }
    $candidates | Where-Object { $_ -and $_.StartsWith($typed, 'OrdinalIgnoreCase') } | Sort-Object | ForEach-Object {
        $text = if ($known.ContainsKey($_)) { $known[$_].Text } else { $_ }
        [System.Management.Automation.CompletionResult]::new("$begun$_", $_, 'ParameterValue', $text)
    }
}
)";

std::string powershell_script() {
  std::string text =
      "# PowerShell completion for iislint\n"
      "Register-ArgumentCompleter -Native -CommandName 'iislint' -ScriptBlock {\n"
      "    param($wordToComplete, $commandAst, $cursorPosition)\n";
  std::string options = "    $options = @{\n", operands = "    $operands = @{\n";
  for (const CommandFacts& command : command_facts()) {
    const std::string name = powershell_quoted(std::string(command.name));
    options += "        " + name + " = @{\n";
    for (const OptionFacts& option : command.options) {
      const bool takes = !option.type.empty();
      for (const std::string& each : option.names) {
        if (!each.starts_with("--")) continue;  // hash tables ignore case
        options += "            " + powershell_quoted(each) +
                   " = @{ Takes = " + (takes ? "$true" : "$false") +
                   "; Text = " + powershell_quoted(option.text) +
                   "; Values = " + (takes ? powershell_values(values_of(command.command, option)) : "$null") +
                   " }\n";
      }
    }
    options += "        }\n";
    operands += "        " + name + " = " + powershell_values(operand_values_of(command.command)) + "\n";
  }
  return text + options + "    }\n" + operands + "    }\n" + kPowershellTail;
}

}  // namespace

std::string completion_script(const std::string& shell) {
  if (shell == "bash") return bash_script();
  if (shell == "zsh") return zsh_script();
  if (shell == "fish") return fish_script();
  return powershell_script();
}

}  // namespace iislint::cli
