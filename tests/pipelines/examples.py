"""What the tests of pipelines share: the examples of the pages, repositories to run them in, steps run as a CI runner runs them,
and the lines that a problem matcher reads."""
import json
import os
import pathlib
import re
import subprocess

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
HOOKS_PAGE = SOURCE / "docs/commit-hooks.md"
CI_PAGE = SOURCE / "docs/ci.md"
MATCHER = SOURCE / ".github/iislint-matcher.json"

GOOD = '<configuration><system.ftpServer><log logInUTF8="true" /></system.ftpServer></configuration>\n'
BAD = '<configuration><system.ftpServer><log logInUTF8="maybe" /></system.ftpServer></configuration>\n'

# Names of folders that could break a line, a command, an expression or a shell. "b:1:2: …" also stands in the file itself.
HOSTILE = ["plain", "with blank", "100%", "quo'te\"s", "\u00fc \u65e5\u672c\U0001f600", "new\nline", "back\\slash", "br]ack[et",
           "a:1:2: error: b [c-d]", "a: error: b [c-d]", "::error file=x::y", "##vso[task.complete]", "$(touch touched)", "`touch touched`",
           "; touch touched", "-h", "--output=json=touched", "C:", " 1 | blank"]
HOSTILE_TEXT = ("<configuration>\n<system.ftpServer><log logInUTF8='b:1:2: error: c [d-e]'/></system.ftpServer>\n"
                "<b:1:2: error: c [d-e]/>\n<system.webServer><defaultDocument enabled='TRUE'/></system.webServer></configuration>\n")


def snippets(page):
    """The code blocks of a page, by the name in the comment before each."""
    blocks = re.findall(r"(?m)^(?:<!-- snippet: ([a-z0-9-]+) -->\n)?```(\w*)\n([\s\S]*?)^```$", page.read_text("utf-8"))
    unnamed = [text for name, _, text in blocks if not name]
    assert not unnamed, f"{page.name}: no name before\n{unnamed[0]}"
    names = [name for name, _, _ in blocks]
    assert len(set(names)) == len(names), f"{page.name}: a name stands twice"
    return {name: text for name, _, text in blocks}


def environment(program, top, **further):
    """Nothing of the CI system that may be running the test; iislint on the PATH."""
    kept = {name: value for name, value in os.environ.items()
            if not re.match(r"(GIT|GITHUB|INPUT|RUNNER|CI|TF_BUILD|TEAMCITY|IISLINT|BUILD_|AGENT_)", name)}
    (top / "bin").mkdir(exist_ok=True)
    link = top / "bin/iislint"
    if not link.exists():
        link.symlink_to(program)
    return {**kept, "PATH": f"{top}/bin:{kept['PATH']}", "HOME": str(top), "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", **further}


def repository(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid"]
    for words in [["init", "-q", "-b", "main"], ["add", "-A"], identity + ["commit", "-q", "-m", "files"]]:
        subprocess.run(["git"] + words, cwd=folder, check=True)
    return folder


def run_bash(script, folder, env):
    """As the runners of GitHub and Azure run a step; theirs is a file too."""
    file = pathlib.Path(env["HOME"], "step.sh")
    file.write_text(script)
    return subprocess.run(["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", file], cwd=folder, env=env, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")


def github_matchers():
    """What the runner needs of each matcher: its expression, the group of each property, the severity if no group has it."""
    found = []
    for matcher in json.loads(MATCHER.read_text("utf-8"))["problemMatcher"]:
        (pattern,) = matcher["pattern"]
        found.append({"groups": {k: v for k, v in pattern.items() if k != "regexp"}, "regexp": pattern["regexp"],
                      "severity": matcher.get("severity")})
    return found


def vscode_matchers():
    (task,) = json.loads(snippets(CI_PAGE)["vscode-tasks"])["tasks"]
    found = []
    for matcher in task["problemMatcher"]:
        pattern = matcher["pattern"]
        found.append({"groups": {k: v for k, v in pattern.items() if k not in ("regexp", "kind")}, "regexp": pattern["regexp"],
                      "severity": matcher.get("severity")})
    return found


def problem(matcher, groups):
    """A match as (file, line, column, severity, message, code); groups[0] is the whole line."""
    part = {name: groups[number] for name, number in matcher["groups"].items()}
    severity = part.get("severity") or matcher["severity"]
    return (shown(part["file"]), part.get("line"), part.get("column"), {"notice": "info"}.get(severity, severity),
            shown(part["message"]), part["code"])


def shown(text):
    """Without what reports do to characters: numbers for those that could be a command, pictures for control characters."""
    text = re.sub(r"<U\+([0-9A-F]{4,6})>", lambda m: chr(int(m[1], 16)), text)
    return re.sub("[\u2400-\u241f]", lambda m: chr(ord(m[0]) - 0x2400), text)


def hostile_reports(program, top):
    """Reports on files with hostile names: (text by format, the problems that a matcher must find in concise)."""
    folder = repository(top / "hostile", {f"{name}/web.config": HOSTILE_TEXT for name in HOSTILE})
    words = [program, "check", "--format", "json", "--severity", "letter-case=info"]
    formats = ["concise", "text"]
    for form in formats:
        words += ["--output", f"{form}={top}/{form}"]
    done = subprocess.run(words + ["--", "missing/web.config", "b:1:2: error: c/web.config"] + [f"{n}/web.config" for n in HOSTILE],
                          cwd=folder, env=environment(program, top), stdout=subprocess.PIPE, check=False)
    assert done.returncode == 2, done.returncode
    report = json.loads(done.stdout)
    wanted = []
    for d in report["diagnostics"]:
        if not d["path"].startswith(" "):  # as docs/ci.md says
            start = d["range"]["start"]
            wanted.append((d["path"], str(start["line"]), str(start["column"]), d["severity"], shown(d["message"]), d["ruleId"]))
    assert {w[3] for w in wanted} == {"error", "info"} and len(wanted) > 3 * len(HOSTILE) - 6, wanted
    errors = [(e["path"], None, None, "error", shown(e["message"]), e["code"]) for e in report["errors"]]
    assert len(errors) == 2, errors
    return {form: (top / form).read_text("utf-8").split("\n") for form in formats}, wanted, errors
