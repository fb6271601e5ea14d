// What strangers can write – files, paths, rules of a repository, arguments – comes out as text that is read
// and never obeyed: by a terminal, by an editor, or by a CI system that reads the log.
#include <doctest/doctest.h>

#include "base/text.h"
#include "program.h"
#include "report/formats/formats.h"
#include "report/terminal/log_command.h"
#include "report/terminal/log_guard.h"
#include "report/terminal/terminal_text.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kWrong = "<configuration><nope/></configuration>";
// An escape, a C1 control, one that turns the direction, a line separator, and commands.
const std::string kHostile =
    "\x1b[31m\xc2\x9b"
    "31m\xe2\x80\xae\xe2\x80\xa8::add-mask::x ##[error]y ##vso[task.x]z\r::error::q";

std::string holes(const std::string& text) {
  for (const char* forbidden : {"\x1b", "\xc2\x9b", "\xe2\x80\xae", "\xe2\x80\xa8", "##[", "##vso[", "\r"}) {
    if (has(text, forbidden)) return "raw: " + text;
  }
  for (const std::string& line_end : {std::string("\n"), std::string("\n  ")}) {
    if (has("\n" + text, line_end + "::")) return "a command: " + text;
  }
  return {};
}

void check_harmless(const Outcome& outcome) {
  CHECK(holes(outcome.out) == "");
  CHECK(holes(outcome.err) == "");
}

/// Lines of its own are commands.
bool is_of_commands(std::string_view format) {
  return format == "github" || format == "azure" || format == "teamcity";
}

}  // namespace

TEST_CASE("no path begins a line that is a command") {
  const Files files{{"::add-mask::e/web.config", kWrong}};
  const Outcome text = run({"::add-mask::e", "--format", "text"}, files);
  CHECK_MESSAGE(text.out.starts_with("<U+003A>:add-mask::e/web.config:1:17: warning"), text.out);
  check_harmless(text);
  check_harmless(run({"--format", "text", "::add-mask::e/missing"}, files));
  check_harmless(run({"::add-mask::" + kHostile}, files));
}

TEST_CASE("nothing in a file is obeyed by what reads the report") {
  const std::string value = "<configuration>\n<nope a='" + kHostile +
                            "'/>\n<system.webServer><defaultDocument enabled='" + kHostile +
                            "'/></system.webServer></configuration>";
  for (const std::string& format : formats_of_findings()) {
    if (is_of_commands(format)) continue;  // see below
    const Outcome outcome = run({"web.config", "--format", format}, Files{{"web.config", value}});
    CHECK(outcome.status == 1);
    check_harmless(outcome);
  }
  const Outcome excerpt =
      run({"web.config", "--format", "text"}, Files{{"web.config", "<a b='##[group]'/>"}});
  CHECK(has(excerpt.out, "<U+0023>#[group]"));
}

TEST_CASE("in no format can a path or a value be a command, a line or a record") {
  const std::string path = "a\n" + kHostile + "/web.config";
  const std::string value = "<configuration>\n<nope a='" + kHostile +
                            "'/>\n<system.webServer><defaultDocument enabled='&#10;" + kHostile +
                            "'/></system.webServer></configuration>";
  for (const std::string_view format : report::format_names(report::Content::findings)) {
    CAPTURE(format);
    const Outcome outcome = run({path, "a\n" + kHostile + "/missing.config", "--format", std::string(format)},
                                Files{{path, value}});
    CHECK(outcome.status == 2);
    // Our own commands are all that begins like one.
    std::string rest;
    for (const std::string_view line : base::split(outcome.out, '\n')) {
      const bool is_github = line.starts_with("::error title=") || line.starts_with("::warning title=") ||
                             line.starts_with("::notice title=");
      const bool is_azure = line.starts_with("##vso[task.logissue type=");
      const bool is_teamcity =
          line.starts_with("##teamcity[inspection") || line.starts_with("##teamcity[message text=");
      const bool is_ours = (format == "github" && is_github) || (format == "azure" && is_azure) ||
                           (format == "teamcity" && is_teamcity);
      if (is_ours) CHECK(count(std::string(line), "##") == (format == "github" ? 0 : 1));
      rest.append(line.substr(is_ours ? 2 : 0)).append("\n");
    }
    CHECK(holes(rest) == "");
    CHECK(holes(outcome.err) == "");
  }
}

TEST_CASE("commands are escaped as the platforms document it") {
  using report::LogCommand;
  const std::string text = "%:,;][|'\r\n\t\xC3\xBC\xF0\x9F\x98\x80\x1b##[x]";
  CHECK(LogCommand::github("error", {{"title", text}, {"file", ""}, {"line", "1"}}, text).line() ==
        "::error title=%25%3A%2C;][|'%0D%0A\t\xC3\xBC\xF0\x9F\x98\x80\xE2\x90\x9B<U+0023>#[x],line=1::"
        "%25:,;][|'%0D%0A\t\xC3\xBC\xF0\x9F\x98\x80\xE2\x90\x9B<U+0023>#[x]");
  CHECK(LogCommand::azure("task.logissue", {{"type", "error"}, {"code", ""}, {"sourcepath", text}}, text)
            .line() ==
        "##vso[task.logissue type=error;sourcepath=%AZP25:,%3B%5D[|'%0D%0A\t\xC3\xBC\xF0\x9F\x98\x80"
        "\xE2\x90\x9B<U+0023>#[x%5D;]%AZP25:,;][|'%0D%0A\t\xC3\xBC\xF0\x9F\x98\x80\xE2\x90\x9B<U+0023>#[x]");
  CHECK(LogCommand::teamcity("message", {{"text", text}, {"status", ""}}).line() ==
        "##teamcity[message text='%:,;|]|[|||'|r|n\t|0x00FC|0xD83D|0xDE00|0x241B<U+0023>#|[x|]']");
}

TEST_CASE("a command passes the guard on a line of its own, and nothing else does") {
  std::ostringstream out;
  {
    report::LogGuard guard(out);
    guard << "::error::not ours";
    guard << report::LogCommand::github("error", {}, "ours");
    guard << "::error::not ours either\n";
  }
  CHECK(out.str() == "<U+003A>:error::not ours\n::error::ours\n<U+003A>:error::not ours either\n");
}

TEST_CASE("why says names of sites as text") {
  const Files files{
      {"applicationHost.config", "<configuration><system.applicationHost><sites><site name='x" + kHostile +
                                     "' id='1'/></sites></system.applicationHost></configuration>"}};
  const std::string setting = ":sslClientCertificates/@validationFlags";
  const Outcome unknown = run({"why", "applicationHost.config", "nosite" + setting}, files);
  CHECK(unknown.status == 2);
  check_harmless(unknown);
  check_harmless(run({"why", "applicationHost.config", "x" + kHostile + setting}, files));
  check_harmless(run({"why", kHostile, kHostile}, files));
}

TEST_CASE("explain and rules show rules of a repository as text") {
  std::string page = "# x\n\nred " + kHostile + "\n  ::add-mask::x\n";
  const std::string definition = R"({
  "id": "my-rule", "summary": "a \u001b[31m\u202e ##[error]z", "severity": "warning",
  "appliesTo": "pool", "values": { "idle": "processModel/@idleTimeout" },
  "when": [ { "value": "idle", "moreThan": "00:00:00" } ], "at": [ { "value": "idle" } ],
  "message": "m ##[x]", "help": "h \u001b[31m ##vso[x] z.",
  "good": [ "<configuration><system.applicationHost><applicationPools><add name='\u001b[31m ##[x]'/></applicationPools></system.applicationHost></configuration>" ]
})";
  const Files files{{"r/my-rule.json", definition}, {"r/my-rule.md", page}};
  for (const char* format : {"text", "json", "markdown"}) {
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"explain", "my-rule"}, std::vector<std::string>{"rules"}}) {
      std::vector<std::string> words = command;
      words.insert(words.end(), {"--format", format, "--rules-dir", "r"});
      const Outcome outcome = run(words, files);
      CHECK_MESSAGE(outcome.status == 0, outcome.err);
      check_harmless(outcome);
    }
  }
  check_harmless(run({"rules", "test", "r"}, files));
}

TEST_CASE("arguments come back as text") {
  const Files files{{"web.config", kWrong}};
  const std::vector<std::string> options[] = {{"--output", kHostile},   {"--output", "json=" + kHostile},
                                              {"--format", kHostile},   {"--kind", kHostile},
                                              {"--profile", kHostile},  {"--select", kHostile},
                                              {"--today", kHostile},    {"--config", kHostile},
                                              {"--severity", kHostile}, {"--jobs", kHostile},
                                              {"--" + kHostile},        {"--trace-rule", kHostile}};
  for (std::vector<std::string> words : options) {
    words.push_back("web.config");
    check_harmless(run(words, files));
  }
  check_harmless(run({"explain", kHostile}, files));
  check_harmless(run({"settings", kHostile}, files));
  check_harmless(run({"-", "--stdin-filename", kHostile, "--format", "text"}, files, kWrong));
}

TEST_CASE("lines keep their commands from CI systems") {
  CHECK(report::without_commands("::add-mask::x\n") == "<U+003A>:add-mask::x\n");
  CHECK(report::without_commands("a\n \xe3\x80\x80::x y::z") == "a\n \xe3\x80\x80<U+003A>:x y::z");
  CHECK(report::without_commands("a\r::x::") == "a\r<U+003A>:x::");
  CHECK(report::without_commands("::1 is an address\n::\nA::b::c") == "::1 is an address\n::\nA::b::c");
  CHECK(report::without_commands("a ##[x] ###vso[y] # ## ##12[") ==
        "a <U+0023>#[x] #<U+0023>#vso[y] # ## ##12[");
}

TEST_CASE("the guard sees lines whole, however they are written") {
  std::ostringstream out;
  {
    report::LogGuard guard(out);
    guard << "a:"
          << ":b::\n"
          << ':' << ':' << "add-mask"
          << "::\n  #";
    guard.flush();
    CHECK(out.str() == "a::b::\n<U+003A>:add-mask::\n");
    guard << "#[error]";
  }
  CHECK(out.str() == "a::b::\n<U+003A>:add-mask::\n  <U+0023>#[error]");
}
