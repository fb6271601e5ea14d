#!/usr/bin/env python3
"""The completion scripts in the shells themselves: completion_test.py IISLINT

Shells that are not installed are skipped, and named. PowerShell only has its script parsed and asked, where
pwsh is installed.
"""
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

# What is typed, and what must be among the candidates, and what must not.
CASES = [
    ("iislint --form", ["--format"], ["--fail-on"]),
    ("iislint ex", ["explain"], ["rules"]),
    ("iislint --format j", ["json", "jsonl", "junit"], ["sarif", "auto"]),
    ("iislint --profile ", ["default", "strict", "cis", "stig"], ["json"]),
    ("iislint check --fail-on ", ["error", "warning", "info", "never"], ["off"]),
    ("iislint --kind app", ["applicationHost"], ["web"]),
    ("iislint --select letter-", ["letter-case"], ["numeric-value"]),
    ("iislint --select client-cert", ["client-certificates"], []),
    ("iislint --output mark", ["markdown="], ["json="]),
    ("iislint --severity letter-", ["letter-case="], []),
    ("iislint explain letter-", ["letter-case"], ["numeric-value"]),
    ("iislint rules --format m", ["markdown"], ["msvs"]),
    ("iislint settings --sch", ["--schema"], ["--staged"]),
    ("iislint completion p", ["powershell"], ["bash"]),
    ("iislint ./ftp", ["./ftp.config"], ["./other.config"]),
    ("iislint --baseline ./ftp", ["./ftp.config"], []),
]
# Further ones, where a part of a word is completed: bash gives only that part.
LISTS = [("iislint --select letter-case,numeric-", "letter-case,numeric-value")]
PAIRS = [("iislint --severity letter-case=", ["error", "warning", "info", "off"], "letter-case=")]


def output_of(*words, **more):
    return subprocess.run(words, check=True, capture_output=True, text=True, **more).stdout


BASH = r"""
source "$1"
shift
# Words as readline takes them apart.
COMP_LINE=$1
read -ra typed <<< "$(sed 's/=/ = /g' <<< "$1")"
[[ $1 != *' ' && $1 != *= ]] || [[ $1 == *= ]] || typed+=("")
COMP_WORDS=("${typed[@]}")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_iislint
printf '%s\n' "${COMPREPLY[@]}"
"""


def bash(script, line):
    return output_of("bash", "-c", BASH, "bash", script, line).splitlines()


def fish(script, line):
    text = output_of("fish", "--no-config", "-c", f"source {script}; complete -C '{line}'")
    return [each.split("\t")[0] for each in text.splitlines()]


ZSH = r"""
autoload -Uz compinit; compinit -D -u
zstyle ':completion:*' list-grouped false
zstyle ':completion:*' list-colors ''
setopt no_list_ambiguous no_beep list_rows_first
LISTMAX=100000
source "$SCRIPT"
# What is added is printed, and nothing of it inserted.
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
  typeset -a found
  builtin compadd -A found "$@"
  [[ ${#found} -gt 0 ]] && printf '<%s>\n' "${found[@]}"
}
ask() { _main_complete; compstate[insert]=''; compstate[list]='' }
zle -C ask complete-word ask
bindkey '^X' ask
PROMPT=READY
"""


class Zsh:
    def __init__(self, script, folder):
        ours, theirs = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "TERM": "dumb", "SCRIPT": script, "HOME": folder, "ZDOTDIR": folder}
        with open(os.path.join(folder, ".zshrc"), "w", encoding="utf-8") as file:
            file.write(ZSH)
        self.process = subprocess.Popen(["zsh", "-d", "-i"], stdin=theirs, stdout=theirs, stderr=theirs,
                                        env=environment, start_new_session=True)
        os.close(theirs)
        self.terminal = ours
        self.read(3)

    def read(self, most):
        text, end = b"", time.time() + most
        while time.time() < end and select.select([self.terminal], [], [], 0.7)[0]:
            text += os.read(self.terminal, 65536)
        return text.decode(errors="replace")

    def __call__(self, script, line):
        os.write(self.terminal, b"\x15" + line.encode() + b"\x18")
        text = self.read(3)
        return [each.split(">")[0] for each in text.split("<")[1:]]


def pwsh(script, line):
    command = (f". {script}; (TabExpansion2 -inputScript '{line}' -cursorColumn {len(line)})"
               ".CompletionMatches | ForEach-Object CompletionText")
    return output_of("pwsh", "-NoProfile", "-Command", command).splitlines()


def check(shell, complete, script, prefix=""):
    for line, wanted, unwanted in CASES:
        found = [each.rstrip() for each in complete(script, line)]
        if shell == "zsh":  # adds the "=" to the one that is chosen
            found += [each + "=" for each in found]
        if shell == "pwsh":
            found = [each.replace(".\\", "./") for each in found]
        for each in wanted:
            assert each in found or each.removeprefix("./") in found, (shell, line, each, found)
        for each in unwanted:
            assert each not in found, (shell, line, each, found)
    for line, wanted in LISTS:
        found = complete(script, line)
        assert wanted in found or wanted.rsplit(",", 1)[1] in found, (shell, line, wanted, found)
    for line, wanted, begin in PAIRS:
        found = complete(script, line)
        for each in wanted if shell != "pwsh" else []:
            assert each in found or begin + each in found, (shell, line, each, found)


def main():
    program = os.path.abspath(sys.argv[1])
    skipped = []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name in ("ftp.config", "other.config"):
            open(name, "w", encoding="utf-8").close()
        for shell, name in (("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"), ("pwsh", "powershell")):
            script = os.path.join(folder, "script." + ("ps1" if shell == "pwsh" else shell))
            text = output_of(program, "completion", name)
            assert text.isprintable() or text.endswith("\n"), shell
            with open(script, "w", encoding="utf-8") as file:
                file.write(text)
            if shutil.which(shell) is None:
                skipped.append(shell)
                continue
            complete = {"bash": bash, "fish": fish, "pwsh": pwsh}.get(shell)
            if shell != "pwsh":
                output_of(shell, "-n", script)
            check(shell, complete or Zsh(script, folder), script)
    if skipped:
        print("not installed, and not tried: " + ", ".join(skipped))


main()
