#!/usr/bin/env python3
"""What a stranger may commit, tried on the program under limits: hostile_test.py IISLINT [NAME ...]

Each case makes its files in an empty folder and says how the run must end: with which status, what its output
must not hold (a secret, a command for a CI system), and what it must. Every run has limits of processor time and
memory in proportion to what it reads; they are generous, as they are there to tell a linear program from another,
not a fast computer from a slow one. With names only those cases are run.
"""
import os
import re
import resource
import stat
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
SECRET = "Not-A-Real-Secret-7"
MEGABYTE = 1 << 20
# A build for development takes about ten times as long as one for use. Sanitizers take more, and their own memory.
IS_SANITIZED = b"__asan_init" in open(PROGRAM, "rb").read() or b"__tsan_init" in open(PROGRAM, "rb").read()
SECONDS, SECONDS_PER_MEGABYTE = (60, 60) if IS_SANITIZED else (20, 15)
MEGABYTES, TIMES_INPUT = 60, 24  # promised are 20 + 20 times the input; a build for development is larger itself

CASES = {}


def case(group):
    def keep(function):
        name = function.__name__
        assert name not in CASES
        CASES[name] = (group, function)
        return function
    return keep


class Run:
    """A folder with files, and what the program makes of it."""

    def __init__(self, folder):
        self.folder = folder
        self.problems = []
        self.sizes = {}

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            self.sizes[name] = file.write(text if isinstance(text, bytes) else text.encode())
        return self

    def remove(self, name):
        os.remove(self.path(name))
        self.sizes.pop(name, None)

    def web(self, content):
        return self.write("web.config", f"<configuration>{content}</configuration>")

    def check(self, *words, status=None, hides=(), shows=(), stdin=None, megabytes=None, cwd="."):
        """Runs the program; `status` may be several. Without words it checks the folder."""
        words = list(words) or ["."]
        size = sum(self.sizes.values()) / MEGABYTE
        seconds = int(SECONDS + SECONDS_PER_MEGABYTE * size)

        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen([PROGRAM, *words], cwd=os.path.join(self.folder, cwd), stdout=out, stderr=err,
                                       stdin=stdin or subprocess.DEVNULL, preexec_fn=limit,
                                       env={"PATH": os.environ["PATH"], "HOME": self.folder})
            _, state, usage = os.wait4(process.pid, 0)
            process.returncode = 0
            out.seek(0)
            err.seek(0)
            text = out.read() + err.read()
        ended = os.WEXITSTATUS(state) if os.WIFEXITED(state) else -os.WTERMSIG(state)
        wanted = (0, 1, 2) if status is None else (status,) if isinstance(status, int) else status
        what = " ".join(words)[:60]
        if ended not in wanted:
            self.problems.append(f"{what}: ended with {ended}, not {wanted} (limit: {seconds} s)")
        peak = usage.ru_maxrss / 1024
        allowed = megabytes or MEGABYTES + TIMES_INPUT * size
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # what this process has counts for its children
        if peak > max(allowed, own + 1) and not IS_SANITIZED:
            self.problems.append(f"{what}: {peak:.0f} MB of memory for {size:.2f} MB; {allowed:.0f} are allowed")
        for each in hides:
            if re.search(each if isinstance(each, bytes) else re.escape(each.encode()), text):
                self.problems.append(f"{what}: prints {each}")
        for each in shows:
            if each.encode() not in text:
                self.problems.append(f"{what}: does not print {each}")
        return text


# ---- nothing passes as clean that was not checked

BAD = "<configuration><nope/></configuration>"
GOOD = "<configuration/>"


@case("W")
def namespaces_do_not_silence_a_file(run):
    run.write("web.config", BAD.replace(">", ' xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">', 1))
    run.check(status=1, shows=["nope"])


@case("W")
def names_are_no_options(run):
    for name in ("-h/web.config", "--config=evil/web.config", "--output=json=x/web.config"):
        run.write(name, BAD)
    run.write("evil/web.config", '{"failOn": "never"}')
    run.check("-h/web.config", status=2)
    run.check("--", "-h/web.config", "--config=evil/web.config", "--output=json=x/web.config", status=1)


@case("W")
def what_cannot_be_read_is_an_error(run):
    run.write("good/web.config", GOOD)
    makers = {"dangling": lambda path: os.symlink("/nonexistent", path), "loop": lambda path: os.symlink(path, path),
              "fifo": os.mkfifo, "folder": os.mkdir, "empty": lambda path: open(path, "w").close()}
    for name, make in makers.items():
        os.mkdir(run.path(name))
        make(run.path(name + "/web.config"))
        run.check("good", name, status=(1, 2))
        run.check("good", name + "/web.config", status=(1, 2))
    if os.getuid() != 0:
        run.write("closed/web.config", BAD)
        for mode in (stat.S_IRUSR, 0):
            os.chmod(run.path("closed"), mode)
            run.check("good", "closed", status=2)
        os.chmod(run.path("closed"), 0o700)


@case("W")
def section_files_are_that_section(run):
    run.web('<appSettings configSource="a.config"/>')
    for text in ("x<appSettings/>", "", "<connectionStrings/>", "<appSettings", "<configuration/>"):
        run.write("a.config", text).check(status=(1, 2))
    run.write("a.config", "<appSettings/>").check(status=0)


@case("W")
def rules_judge_section_files(run):
    run.web('<connectionStrings configSource="a.config"/><appSettings file="b.config"/>')
    run.write("a.config", '<connectionStrings><add name="a" connectionString="Server=d;User Id=u;'
                          f'Password={SECRET}"/></connectionStrings>')
    run.write("b.config", f'<appSettings><add key="DbPassword" value="{SECRET}"/></appSettings>')
    run.check(status=1, shows=["connection-string-password", "app-settings-secret"], hides=[SECRET])


@case("W")
def no_setting_lowers_what_was_not_checked(run):
    run.write("web.config", "<configuration><a")
    run.write(".iislint.json", '{"rules": {"xml-syntax": "info", "limit-exceeded": "off"}, "failOn": "error"}')
    for words in ((), ("--ignore", "xml-syntax"), ("--severity", "xml-syntax=off"), ("--select", "numeric-value")):
        run.check(*words, ".", status=(1, 2))
    run.remove(".iislint.json")
    run.write("web.config", "<configuration>" + "<a>" * 200).check("--severity", "limit-exceeded=off", ".", status=1)


@case("W")
def xml_that_others_refuse_is_refused(run):
    declared = '<configSections><section name="m" type="x"/></configSections>'
    for text in ('<?xml version="1.1"?><configuration/>', "<configuration><?a\ufeffb x?></configuration>",
                 f'<configuration>{declared}<m xmlns:x="u" xmlns:y="u" x:b="1" y:b="1"/></configuration>',
                 f'<configuration>{declared}<m xmlns:x=""/></configuration>',
                 f'<configuration>{declared}<m xmlns:xml="u"/></configuration>',
                 '<configuration xmlns="urn:other"/>'):
        run.write("web.config", text).check(status=1)


@case("W")
def white_space_does_not_hide_an_ftp_site(run):
    site = ('<configuration><system.applicationHost><sites><site name="a" id="1"><bindings>'
            '<binding protocol="{}" bindingInformation="*:21:"/></bindings></site></sites>'
            "</system.applicationHost></configuration>")
    for protocol in (" ftp", "ftp ", "&#9;ftp"):
        run.write("applicationHost.config", site.format(protocol))
        run.check("--format", "json", ".", status=1, shows=["untrimmed-value"])


# ---- secrets

PLACES = {
    "in a value with a blank": '<system.web><machineKey validationKey=" {} "/></system.web>',
    "in a wrong value": '<system.webServer><defaultDocument enabled="x;Password={};"/></system.webServer>',
    "behind a blank in a tag": '<system.web>< identity userName="u" password="{}"/></system.web>',
    "in an end tag": '<system.web></identity userName="u" password="{}"/></system.web>',
    "behind a stop": '<system.web><identity .password="{}"/></system.web>',
    "in a tag without <": '<system.web>identity password="{}"/></system.web>',
    "in a comment": '<!-- <add key="DbPassword" value="{}"/> and the password: x --><nope/>',
    "in CDATA": '<appSettings><![CDATA[<add key="p" value="{}"/> password="{}"]]></appSettings>',
    "as a reference": '<system.web><identity password="{}" bogus="&lt;"/></system.web>',
    "in a variable": '<system.webServer><aspNetCore processPath="d"><environmentVariables><environmentVariable '
                     'name="DB_PASSWORD" value="{}" bogus="1"/></environmentVariables></aspNetCore></system.webServer>',
    "in arguments": '<system.webServer><aspNetCore processPath="d" arguments="x --password {}" bogus="1"/>'
                    "</system.webServer>",
    "in a header": '<system.webServer><httpProtocol><customHeaders><add name="Authorization" value="Bearer {}" '
                   'bogus="1"/></customHeaders></httpProtocol></system.webServer>',
    "in an address": '<system.webServer><httpRedirect destination="https://h/?access_token={}" bogus="1"/>'
                     "</system.webServer>",
    "in a connection string": '<connectionStrings><add name="a" connectionString="Server=d;Pwd={}" x="1"/>'
                              "</connectionStrings>",
}


@case("S")
def secrets_do_not_come_out(run):
    for place, text in PLACES.items():
        run.web(text.replace("{}", SECRET))
        for format_name in ("text", "json", "sarif", "html"):
            before = len(run.problems)
            run.check("--format", format_name, ".", hides=[SECRET])
            run.problems[before:] = [f"{place}: {problem}" for problem in run.problems[before:]]
    run.write("web.config", f'<configuration/> add name="x" password="{SECRET}"').check("--format", "text", ".",
                                                                                       hides=[SECRET])


@case("S")
def own_rules_print_no_secret(run):
    run.web(f'<system.web><identity impersonate="true" userName="u" password="{SECRET}"/></system.web>')
    run.write("own/own-rule.json", '{"id": "own-rule", "summary": "A rule", "severity": "error", "help": "Look.",'
              '"appliesTo": "place", "values": {"secret": "system.web/identity/@password"}, "when": [{"value": "secret", "written": true}],'
              '"message": "it is {secret}", "at": [{"value": "secret"}]}')
    for words in (("--trace-rule", "own-rule"), ()):
        for format_name in ("text", "json"):
            run.check("--rules-dir", "own", *words, "--format", format_name, "web.config", status=(0, 1),
                      hides=[SECRET])


@case("S")
def passwords_are_no_placeholders(run):
    for value in ("#{", "Pa$(ss)1w", "x#{y}z9!", "#{Kx!9}", "<k9!x>", "placeholder1!"):
        run.write("applicationHost.config", '<configuration><system.applicationHost><applicationPools><add name="a">'
                  f'<processModel identityType="SpecificUser" userName="u" password="{value.replace("<", "&lt;")}"/>'
                  "</add></applicationPools></system.applicationHost></configuration>")
        run.check("--format", "json", ".", status=1, shows=["plaintext-password-attribute"])


# ---- only what it was told to read

@case("P")
def nothing_outside_is_read(run):
    run.write("outside/web.config", f"<configuration><nope/>{SECRET}</configuration>")
    run.write("outside/other", f"root:{SECRET}:0")
    os.makedirs(run.path("repo/.git"))
    run.write("repo/.git/config", f"<configuration><nope/>{SECRET}</configuration>")

    def check(*words, **more):
        run.check(*(words or (".",)), cwd="repo", hides=[SECRET], **more)

    for target in ("../outside/web.config", "../outside/other", "/proc/self/environ", ".git/config"):
        os.symlink(target, run.path("repo/web.config"))
        check(status=2)
        run.remove("repo/web.config")
    run.write("repo/web.config", '<configuration><appSettings configSource="a.config"/></configuration>')
    os.symlink("../outside/web.config", run.path("repo/a.config"))
    check(status=2)
    run.write("repo/web.config", '<configuration><appSettings file="..\\outside\\web.config"/></configuration>')
    check(status=0)
    for settings in ('{"extends": ["../outside/web.config"]}', '{"rulesDirectories": ["../outside"]}',
                     '{"rulesDirectories": ["/etc"]}', '{"extends": ["/etc/passwd"]}'):
        run.write("repo/.iislint.json", settings)
        check(status=2)


@case("P")
def servers_lead_nowhere_else(run):
    run.write("outside/web.config", BAD.replace("nope", "outside-element"))
    run.write("repo/applicationHost.config",
              "<configuration><system.applicationHost><sites><site name='a' id='1'><application path='/'>"
              "<virtualDirectory path='/' physicalPath='C:\\x'/></application></site></sites>"
              "</system.applicationHost></configuration>")
    os.makedirs(run.path("repo/.git"))
    for target in ("../outside", "../..", "/"):
        run.write("repo/.iislint.json", '{"hierarchy": {"physicalPaths": {"C:\\\\x": "%s"}}}' % target)
        run.check(cwd="repo", status=(1, 2), hides=["outside-element"])


@case("P")
def reports_overwrite_nothing_that_is_read(run):
    run.write("web.config", BAD).check("web.config", "--output", "json=web.config", status=2)
    if open(run.path("web.config")).read() != BAD:
        run.problems.append("the file that was checked is overwritten")


# ---- forged output

COMMANDS = [rb"(?m)^::", rb"##vso\[", rb"##\[error\]", b"\x1b", "\u202e".encode(), "\u009b".encode()]


@case("F")
def names_and_values_forge_nothing(run):
    run.write("::add-mask::e/web.config", BAD)
    run.write("a\x1b[31m\u202e\u009b/web.config", BAD)
    run.web('<nope a="##vso[task.setvariable variable=X]y ##[error]z \u202e"/>')
    run.write("applicationHost.config",
              '<configuration><system.applicationHost><sites><site name="x\u202e##vso[a]" id="1"/></sites>'
              "</system.applicationHost></configuration>")
    for format_name in ("text", "json"):
        run.check("--format", format_name, ".", status=(1, 2), hides=COMMANDS)
    run.check("why", "applicationHost.config", "nosite:sslClientCertificates/@validationFlags", hides=COMMANDS)
    run.check("--output", "json=no\x1b[31m/x", ".", status=2, hides=COMMANDS)


@case("F")
def pages_of_rules_forge_nothing(run):
    run.write("r/own-rule.json", '{"id": "own-rule", "summary": "\\u001b[31m ##vso[a]", "severity": "error", '
              '"help": "Look.", "appliesTo": "place", "values": {"p": "system.web/compilation/@debug"}, '
              '"when": [{"value": "p", "is": ["true"]}], "message": "\\u001b]0;x", "at": [{"value": "p"}]}')
    run.write("r/own-rule.md", "## What it finds\n\n\x1b[31m ##vso[a]\n")
    run.web('<system.web><compilation debug="true"/></system.web>')
    for words in (("explain", "own-rule"), ("rules",), (".",)):
        run.check(*words, "--rules-dir", "r", "--format", "text", hides=COMMANDS)


# ---- time and memory

def repeated(begin, piece, end="</configuration>", size=MEGABYTE):
    return begin + piece * (size // len(piece.encode())) + end


def numbered(begin, piece, end, count):
    return begin + "".join(piece.replace("{}", str(i)) for i in range(count)) + end


ROOT = "<configuration>"
TEXTS = {
    "comments": repeated(ROOT, "<!---->"),
    "comments never closed": repeated(ROOT, "<!--\n"),
    "instructions never closed": repeated(ROOT, "<?a\n"),
    "doctypes never closed": repeated(ROOT, "<!DOCTYPE [\n"),
    "names of secrets in a text": repeated(ROOT, "pwd="),
    "names of secrets in a value": repeated(ROOT + "<a b=", "password=", "/></configuration>"),
    "suppressions of one element": repeated(ROOT, "<!-- iislint-ignore unknown-element: x -->",
                                            "<a/></configuration>"),
    "one section": repeated(ROOT, '<system.webServer><defaultDocument enabled="true"/></system.webServer>'),
    "one location": repeated(ROOT, '<location path="s"><system.webServer><security><access sslFlags="Ssl"/></security>'
                                   "</system.webServer></location>"),
    "unknown elements": repeated(ROOT + "<system.webServer>", "<x/>", "</system.webServer></configuration>"),
    "unknown names": numbered(ROOT + "<system.webServer>", "<x{}/>", "</system.webServer></configuration>", 100000),
    "one long name": repeated(ROOT + "<system.webServer><defaultDocument ", "a",
                              '="1"/></system.webServer></configuration>'),
    "one long value": repeated(ROOT + '<system.webServer><defaultDocument enabled="', "a",
                               '"/></system.webServer></configuration>'),
    "references": repeated(ROOT + '<appSettings><add key="a" value="', "&amp;", '"/></appSettings></configuration>'),
    "text outside the root": repeated(GOOD, "\u2039", ""),
    "letters outside the root": repeated(GOOD, "a ", ""),
    "signs outside the root": repeated(GOOD, "<", ""),
    "signs in the root": repeated(ROOT, "< ", ""),
    "suppressions of one rule": repeated(ROOT, "<!-- iislint-ignore numeric-value: x -->", "<a/></configuration>"),
    "a comment of one rule": repeated("<!-- iislint-ignore numeric-value", ",numeric-value", ": x -->" + GOOD),
    "elements outside the root": repeated(GOOD, "<a/>", ""),
    "end tags": repeated(ROOT, "</a>"),
    "comments that name a rule": repeated(ROOT, "<!-- xml-syntax -->"),
    "malformed suppressions": repeated(ROOT, "<!-- iislint-ignore xml-syntax -->"),
    "attributes": numbered(ROOT + "<a ", 'a{}="" ', "/></configuration>", 60000),
    "locks": repeated(ROOT + '<system.webServer><defaultDocument lockAttributes="', "enabled,",
                      '"/></system.webServer></configuration>'),
    "keys": numbered(ROOT + "<appSettings>", '<add key="k{}" value="v"/>', "</appSettings></configuration>", 40000),
    "users and verbs of one rule": ROOT + '<system.web><authorization><allow users="' +
                                   ",".join(f"u{i}" for i in range(20000)) + '" verbs="' +
                                   ",".join(f"v{i}" for i in range(20000)) +
                                   '"/></authorization></system.web></configuration>',
    "removals": numbered(ROOT + "<appSettings>", '<remove key="k{}"/>', "</appSettings></configuration>", 40000),
}
SERVERS = {
    "rules of authorization": numbered(
        '<configuration><location path="a"><system.ftpServer><security><authorization>',
        '<add accessType="Allow" users="u{}" permissions="Read"/>',
        "</authorization></security></system.ftpServer></location></configuration>", 15000),
    "locations in each other": "<configuration>" + "".join(
        f'<location path="s{"/a" * (i % 20)}"><system.webServer><handlers><clear/><add name="h{i}" path="*" verb="*"/>'
        "</handlers></system.webServer></location>" for i in range(3000)) + "</configuration>",
    "providers": numbered(
        "<configuration><system.ftpServer><providerDefinitions>", '<add name="p{}" type="x"/>',
        "</providerDefinitions></system.ftpServer></configuration>", 20000),
    "a long name of a site": '<configuration><system.applicationHost><sites><site name="' + "n" * 60000 +
        '" id="1">' + '<limits a="1"/>' * 3000 + "</site></sites></system.applicationHost></configuration>",
    "sites of one address": numbered(
        "<configuration><system.applicationHost><sites>", '<site name="s{}" id="{}"><bindings><binding protocol="ftp" '
        'bindingInformation="*:21:"/></bindings></site>', "</sites></system.applicationHost></configuration>", 5000),
}


@case("T")
def texts_take_time_and_memory_in_proportion(run):
    for name, texts in (("web.config", TEXTS), ("applicationHost.config", SERVERS)):
        for what, text in texts.items():
            run.write(name, text)
            for format_name in ("text", "json"):
                before = len(run.problems)
                run.check("--format", format_name, name)
                run.problems[before:] = [f"{what}: {problem}" for problem in run.problems[before:]]
        run.remove(name)


@case("T")
def settings_take_time_in_proportion(run):
    run.write("web.config", GOOD)
    run.write(".iislint.json", '{"overrides": [{"files": ["%sx"], "profile": "strict"}]}' % ("**/" * 300000))
    run.check()
    run.write(".iislint.json", '{"overrides": [%s]}' % ",".join('{"files": ["a"]}' for i in range(20000)))
    run.check(status=2)
    run.write("big.json", '{"overrides": [%s]}' % ",".join('{"files": ["a%d/**"], "profile": "strict"}' % i
                                                          for i in range(2000)))
    for i in range(100):
        run.write(f"f{i}/web.config", GOOD)
        run.write(f"f{i}/.iislint.json", '{"extends": ["../big.json"]}')
    run.remove(".iislint.json")
    run.check()


@case("T")
def many_links_are_one_file(run):
    run.write("web.config", repeated(ROOT, "<x/>", size=MEGABYTE // 4))
    for i in range(2000):
        os.makedirs(run.path(f"d{i}"))
        os.symlink("../web.config", run.path(f"d{i}/web.config"))
    run.check("--format", "json", ".", status=1)


@case("T")
def deep_folders_are_walked_once(run):
    here = os.getcwd()
    os.chdir(run.folder)
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    with open("web.config", "w") as file:
        file.write(BAD)
    os.chdir(here)
    run.check("--format", "json", ".", status=1)


@case("M")
def standard_input_is_limited(run):
    endless = subprocess.Popen(["yes"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    run.check("-", "--max-file-size", "1MB", status=2, stdin=endless.stdout)
    endless.kill()
    endless.wait()


def main():
    names = sys.argv[2:] or list(CASES)
    failed = 0
    for name in names:
        group, function = CASES[name]
        run = Run(tempfile.mkdtemp(prefix="iislint-hostile-"))
        try:
            function(run)
        finally:
            subprocess.run(["rm", "-rf", run.folder], check=True)
        for problem in run.problems:
            print(f"{group} {name}: {problem}")
        failed += bool(run.problems)
    print(f"{len(names)} cases, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
