// iislint explain as its users meet it.
#include <doctest/doctest.h>

#include <algorithm>

#include <sstream>

#include "app/cli/commands.h"
#include "report/terminal/terminal_text.h"
#include "repository.h"
#include "rules/table/rule_table.h"

using namespace iislint;

namespace {

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

Outcome run(std::vector<std::string> words, cli::Terminal terminal = {}) {
  const source::MemoryReader files(std::map<std::string, std::string>{});
  std::istringstream in;
  std::ostringstream out, err;
  source::MemoryWriter outputs;
  cli::World world{files, outputs, in, out, err, terminal};
  const int status = cli::run(std::move(words), world);
  return {status, out.str(), err.str()};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::string kRule = "ftp-clientcert-no-revocation-check";

}  // namespace

TEST_CASE("explain shows the page with the facts of the sheet") {
  const Outcome outcome = run({"explain", kRule});
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "");
  CHECK(outcome.out.rfind(kRule + "\n", 0) == 0);
  for (const char* part :
       {"\n  severity    warning", "\n  confidence  high\n", "\n  references  CWE-299\n",
        "\n  since       0.1.0\n",
        "\nWhat it finds\n  An FTP site that requests client certificates (`clientCertificatePolicy`",
        "\nWhat to do\n  Remove NoRevocationCheck from validationFlags", "\nBad\n    <configuration>\n",
        "\n  -             <sslClientCertificates", "\n  +             <sslClientCertificates",
        "\nWhen to ignore it\n"}) {
    CAPTURE(part);
    CHECK(holds(outcome.out, part));
  }
  CHECK(!holds(outcome.out, "\x1b"));
  CHECK(!holds(outcome.out, "```"));
}

TEST_CASE("explain is text for people also where it is piped, and the width is that of the terminal") {
  CHECK(run({"explain", kRule}, {false, false, 100}).out == run({"explain", kRule}, {true, false, 100}).out);
  CHECK(run({"explain", kRule}, {true, false, 100}).out == run({"explain", kRule}, {true, false, 180}).out);
  const std::string narrow = run({"explain", kRule}, {true, false, 60}).out;
  std::istringstream lines(narrow);
  for (std::string line; std::getline(lines, line);) {
    const bool may_be_wide = holds(line, "https://") || holds(line, "<");
    if (!may_be_wide) CHECK_MESSAGE(report::display_width(line) <= 60, line);
  }
  CHECK(holds(narrow, "validationFlags=\"NoRevocationCheck\" useActiveDirectoryMapping=\"true\" />\n"));
}

TEST_CASE("colours appear on a terminal that wants them") {
  CHECK(holds(run({"explain", kRule}, {true, true, 80}).out, "\x1b[1mWhat it finds\x1b[0m"));
  CHECK(!holds(run({"explain", kRule}, {true, false, 80}).out, "\x1b"));
  CHECK(!holds(run({"explain", kRule, "--format", "markdown"}, {true, true, 80}).out, "\x1b"));
}

TEST_CASE("every rule and every generic finding can be explained in every format") {
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    const std::string id(rule.id);
    CAPTURE(id);
    const std::string text = run({"explain", id}).out;
    CHECK(text.rfind(id + "\n", 0) == 0);
    CHECK(holds(text, "\nWhat it finds\n"));
    const std::string markdown = run({"explain", id, "--format=markdown"}).out;
    CHECK(markdown.rfind("# " + id + "\n", 0) == 0);
    CHECK(holds(markdown, "| severity | "));
    const std::string json = run({"explain", "--format", "json", id}).out;
    CHECK(json.rfind("{\n  \"formatVersion\": 1,\n  \"id\": \"" + id + "\",\n", 0) == 0);
    CHECK(holds(json, "\"page\": \"# " + id + "\\n"));
  }
}

TEST_CASE("the list of rules has a line for each, in columns") {
  const std::string list = run({"rules", "--format", "text"}).out;
  std::size_t widest = 0;
  for (const diag::RuleInfo& rule : rules::rule_infos())
    widest = std::max(widest, rule.id.size());
  std::istringstream lines(list);
  std::string line;
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    REQUIRE(std::getline(lines, line));
    const std::string severity(to_string(rule.severity));
    CHECK(line == std::string(rule.id) + std::string(widest + 2 - rule.id.size(), ' ') + severity +
                      std::string(std::string("warning  ").size() - severity.size(), ' ') +
                      std::string(rule.summary));
  }
  CHECK(!std::getline(lines, line));
}

TEST_CASE("several rules at once") {
  const Outcome text = run({"explain", "invalid-bool", "invalid-enum"});
  CHECK(text.out.rfind("invalid-bool\n", 0) == 0);
  CHECK(holds(text.out, "\n\n\ninvalid-enum\n"));
  const Outcome json = run({"explain", "invalid-bool", "invalid-enum", "--format", "json"});
  CHECK(json.out.rfind("[\n  {\n    \"formatVersion\": 1,\n    \"id\": \"invalid-bool\",", 0) == 0);
  CHECK(holds(json.out, "\n    \"id\": \"invalid-enum\","));
}

TEST_CASE("explain says what is wrong with the question") {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"explain"}, "iislint rules"},
      {{"explain", "invalid-timespam"}, "did you mean 'invalid-timespan'?"},
      {{"explain", "INVALID-BOOL"}, "did you mean 'invalid-bool'?"},
      {{"explain", "no-revocation"}, "did you mean 'ftp-clientcert-no-revocation-check'"},
      {{"explain", "invalid-bool", "--format", "sarif"},
       "available formats are auto, text, markdown and json"},
      {{"explain", "--select", "invalid-bool"}, "--select"},
      {{"rules", "--format", "sarif"}, "available formats are auto, text, markdown and json"},
      {{"web.config", "--format", "markdown"}, "there is no format 'markdown'"},
  };
  for (const auto& [words, message] : cases) {
    const Outcome outcome = run(words);
    CAPTURE(outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(holds(outcome.err, message));
  }
}

TEST_CASE("output that cannot be written is a failure") {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"explain", kRule}, {"rules"}, {"check", "-"}, {"--help"}}) {
    const source::MemoryReader files(std::map<std::string, std::string>{});
    std::istringstream in("<configuration/>");
    std::ostringstream out, err;
    out.setstate(std::ios::badbit);
    source::MemoryWriter outputs;
    cli::World world{files, outputs, in, out, err, {}};
    CHECK(cli::run(words, world) == 2);
    CHECK(err.str() == "iislint: cannot write to standard output\n");
  }
}

TEST_CASE("explain is a command only as the first word") {
  CHECK(holds(run({"check", "explain"}).out, "explain"));
  CHECK(run({"check", "explain"}).status == 2);  // there is no such file
  CHECK(holds(run({"--help"}).out, "iislint explain RULE"));
  CHECK(holds(run({"explain", "--help"}).out, "brackets"));
}

TEST_CASE("a text report with findings says where to read on, one without does not") {
  const std::string name = "applicationHost.config";
  const auto text_of = [&](const std::string& content) {
    const source::MemoryReader files(std::map<std::string, std::string>{{name, content}});
    std::istringstream in;
    std::ostringstream out, err;
    source::MemoryWriter outputs;
    cli::World world{files, outputs, in, out, err, {}};
    cli::run({name, "--format", "text"}, world);
    return out.str();
  };
  CHECK(holds(text_of("<configuration>text</configuration>"),
              "in 1 file\nFor more about a finding: iislint explain unexpected-text\n"));
  CHECK(text_of("<configuration/>") == "no findings in 1 file\n");
}

TEST_CASE("explain shows the pages it knows, then says what it does not know") {
  const Outcome outcome = run({"explain", kRule, "no-such-thing-at-all"});
  CHECK(outcome.status == 2);
  CHECK(outcome.out == run({"explain", kRule}).out);
  CHECK(outcome.err == "iislint: there is no rule 'no-such-thing-at-all'\n");
  const Outcome json = run({"explain", "--format", "json", "no-such-thing-at-all", kRule});
  CHECK(json.status == 2);
  CHECK(json.out.rfind("[", 0) == 0);
}
