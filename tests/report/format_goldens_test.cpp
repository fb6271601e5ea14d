// Every format that shows findings, over the same situations, byte for byte. Those that are JSON are valid by
// their schema as well.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "golden.h"
#include "json_schema_check.h"
#include "program.h"
#include "report/formats/formats.h"
#include "repository.h"
#include "xml/scanner.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kFolder = "tests/report/golden/formats/";

/// Those with goldens of their own.
bool has_own_goldens(std::string_view format) {
  return format == "text" || format == "json" || format == "sarif" || format == "html";
}

const std::string kSilenced =
    "<!-- iislint-ignore-file invalid-bool until 2027-01-31: known, a test -->\n"
    "<configuration><system.ftpServer><log logInUTF8='maybe'/></system.ftpServer></configuration>\n";

// What a path and a value may hold: blanks, what is special in addresses and in each of the formats, letters
// beyond ASCII, a line end, and beginnings of commands.
const std::string kNastyPath =
    "my sites/100%25 #1 'a' \"b\" <c>&d; [e] |f `g` @h !1/\xC3\xBC \xE6\x97\xA5\xE6\x9C\xAC\xF0\x9F\x98\x80/"
    "i\n::error::j\rk\\l, m: 7:8: error: n [o] ##vso[task.p]q ##teamcity[r]/web.config";
const std::string kNastyValue =
    "<configuration><system.webServer>\n<defaultDocument enabled='&#10;::error::a ##[group]b %0A ]]&gt; "
    "&lt;/c&gt; `d` @e #12 |n \x1b[31m \xE2\x80\xAE "
    "\xF0\x9F\x98\x80'/>\n</system.webServer></configuration>\n";

struct Situation {
  std::string name;
  Files files;
  std::vector<std::string> words;
};

std::vector<Situation> situations() {
  const std::string demo = read_file(repository_path("tests/demo/applicationHost.config"));
  return {
      {"findings",
       {{"conf/applicationHost.config", demo}, {"a/web.config", "<configuration/>"}, {"b/other.xml", "<x/>"}},
       {"--severity", "invalid-timespan=info", "a/web.config", "b/other.xml", "conf/applicationHost.config"}},
      {"nothing", {{"web.config", "<configuration/>"}}, {"web.config"}},
      {"unread", {{"applicationHost.config", kBad}}, {"missing/web.config", "applicationHost.config"}},
      {"suppressed",
       {{"applicationHost.config", kSilenced}},
       {"--show-suppressed", "applicationHost.config"}},
      {"nasty", {{kNastyPath, kNastyValue}}, {kNastyPath}},
  };
}

Outcome report_of(const Situation& s, std::string_view format) {
  std::vector<std::string> words = {"--today", "2026-12-01", "--format", std::string(format)};
  words.insert(words.end(), s.words.begin(), s.words.end());
  return run(words, s.files);
}

/// Where our own scanner finds the text not to be well-formed XML.
std::string xml_errors(const std::string& text) {
  const source::SourceFile file("report.xml", source::decode(text));
  std::string errors;
  for (const xml::SyntaxError& error : xml::scan(file, 0).errors)
    errors += std::to_string(error.begin) + " ";
  return errors;
}

/// Empty when the report is what the format promises, beyond its golden.
std::string shape_errors(std::string_view format, const std::string& text) {
  if (format == "gitlab") return schema_errors(text, "gitlab-code-quality.schema.json");
  if (format == "rdjson") return schema_errors(text, "rdjson.schema.json");
  if (format == "junit" || format == "checkstyle") return xml_errors(text);
  if (format != "jsonl") return {};
  std::string errors;
  for (const std::string_view line : base::split(std::string_view(text).substr(0, text.size() - 1), '\n'))
    errors += schema_errors(std::string(line), "jsonl-v1.schema.json");
  return errors;
}

}  // namespace

TEST_CASE("reports in every format are as a person has accepted them") {
  for (const std::string_view format : report::format_names(report::Content::findings)) {
    if (has_own_goldens(format)) continue;
    for (const Situation& s : situations()) {
      CAPTURE(s.name);
      CAPTURE(format);
      const Outcome outcome = report_of(s, format);
      CHECK(shape_errors(format, outcome.out) == "");
      CHECK(golden_difference(kFolder + s.name + "." + std::string(format), outcome.out) == "");
      CHECK(outcome.status == (s.name == "unread"                              ? 2
                               : s.name == "nothing" || s.name == "suppressed" ? 0
                                                                               : 1));
    }
  }
}

TEST_CASE("every format says which file could not be read") {
  const Situation unread = situations()[2];
  for (const std::string_view format : report::format_names(report::Content::findings)) {
    CAPTURE(format);
    const Outcome outcome = report_of(unread, format);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.out, "missing/web"));
  }
}

TEST_CASE("MSBuild reads no colon of a path but that of a drive") {
  const auto line_of = [](const std::string& path) {
    return run({"--format", "msvs", path}, Files{{path, kBad}}).out;
  };
  CHECK(line_of("C:/a/applicationHost.config").starts_with("C:/a/applicationHost.config(1,"));
  CHECK(line_of("::error x/applicationHost.config").starts_with("<U+003A><U+003A>error x/applicationHost"));
  CHECK(
      line_of("a: error b: c/applicationHost.config").starts_with("a<U+003A> error b<U+003A> c/application"));
}

TEST_CASE("no path in a line for people or editors passes for a finding") {
  for (const char* format : {"text", "concise"}) {
    CAPTURE(format);
    const std::string path = "a:1:2: error: b [c-d]/applicationHost.config";
    const std::string out = run({"--format", format, path}, Files{{path, kBad}}).out;
    CHECK(out.starts_with("a<U+003A>1<U+003A>2<U+003A> error<U+003A> b [c-d]/applicationHost.config:1:"));
  }
}

TEST_CASE("the schemas refuse what the formats do not promise") {
  const Situation s = situations()[0];
  const auto with = [](std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  const std::string gitlab = report_of(s, "gitlab").out;
  CHECK(shape_errors("gitlab", with(gitlab, "\"major\"", "\"bad\"")) != "");
  CHECK(shape_errors("gitlab", with(gitlab, "\"begin\": 27", "\"begin\": 0")) != "");
  CHECK(shape_errors("gitlab", with(gitlab, "\"conf/", "\"/conf/")) != "");
  const std::string rdjson = report_of(s, "rdjson").out;
  CHECK(shape_errors("rdjson", with(rdjson, "\"WARNING\"", "\"WARN\"")) != "");
  CHECK(shape_errors("rdjson", with(rdjson, "\"line\": 27", "\"line\": 0")) != "");
  const std::string jsonl = report_of(s, "jsonl").out;
  CHECK(shape_errors("jsonl", with(jsonl, "\"severity\": \"warning\"", "\"severity\": \"warn\"")) != "");
  CHECK(shape_errors("jsonl", with(jsonl, "\"line\": 27", "\"line\": 0")) != "");
  CHECK(shape_errors("junit", with(report_of(s, "junit").out, "</failure>", "")) != "");
}

TEST_CASE("what GitHub would drop is counted, and the worst comes first") {
  std::string sites;
  for (int i = 0; i < 15; ++i)
    sites += "<site name='s" + std::to_string(i) + "' id='x'/>\n";
  const Files files{{"applicationHost.config", "<configuration>text<system.applicationHost><sites>" + sites +
                                                   "</sites></system.applicationHost></configuration>"}};
  const std::string out = run({"applicationHost.config", "missing.config", "--format", "github"}, files).out;
  CHECK(out.starts_with("::error title=unreadable-file,file=missing.config::"));
  CHECK(count(out, "::error ") == 10);
  CHECK(count(out, "::warning ") == 1);
  CHECK(
      has(out, "\niislint: not annotated: 6 errors; GitHub shows ten annotations of each kind for a step\n"));
  CHECK(out.rfind("::error ") < out.find("::warning "));
}

TEST_CASE("a Markdown report ends within the limit of a comment, and says what it leaves out") {
  std::string sites;
  for (int i = 0; i < 1500; ++i)
    sites += "<site name='s" + std::to_string(i) + "' id='x'/>\n";
  const Files files{{"applicationHost.config", "<configuration><system.applicationHost><sites>" + sites +
                                                   "</sites></system.applicationHost></configuration>"}};
  const std::string out = run({"applicationHost.config", "--format", "markdown"}, files).out;
  CHECK(out.size() <= 65'536);
  CHECK(out.size() > 60'000);
  CHECK(count(out, "<details>") == count(out, "</details>"));
  const std::size_t shown = count(out, "\n- `");
  const std::string json = run({"applicationHost.config", "--format", "json"}, files).out;
  const std::size_t left_out = count(json, "\"ruleId\"") - shown;
  CHECK(has(out, "\n" + std::to_string(left_out) + " findings are left out"));
}
