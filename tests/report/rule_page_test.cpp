// The page of a rule, set for terminals of several widths and as Markdown, byte for byte.
// tools/bless writes the goldens anew; read the difference before it is committed.
#include <doctest/doctest.h>

#include <sstream>

#include <stdexcept>

#include "golden.h"
#include "page_compiler.h"
#include "report/pages/rule_facts.h"
#include "report/pages/rule_page.h"
#include "report/terminal/terminal_text.h"
#include "repository.h"

using namespace iislint;

namespace {

const std::string kHelp =
    "Write validationFlags=\"\" in place of <sslClientCertificates validationFlags=\"…\">: *:21: | `x`.";

/// A rule with every field, and a page with all that a page may hold.
class Example {
 public:
  Example()
      : page_(tests::read_file(tests::repository_path("tests/report/page/example-rule.md"))),
        parsed_(tools::compile_page(page_)) {
    rule_.id = "example-rule";
    rule_.summary = "Everything | that a page may hold: <configuration>";
    rule_.area = "ftp";
    rule_.category = "client-certificates";
    rule_.scope = "site";
    rule_.since = "0.1.0";
    rule_.url = "https://example.invalid/iis";
    rule_.help = kHelp;
    rule_.page = page_;
    rule_.parsed_page = parsed_;
    rule_.references = kReferences;
    rule_.profiles = kProfiles;
    rule_.params = kParams;
  }
  const diag::RuleInfo& rule() const { return rule_; }

 private:
  static constexpr diag::Reference kReferences[] = {{"CWE", "299"}, {"CIS", "6.2"}};
  static constexpr diag::ProfileSeverity kProfiles[] = {
      {"strict", diag::Severity::error}, {"cis", diag::Severity::warning}, {"stig", diag::Severity::off}};
  static constexpr diag::ParamValue kValues[] = {{"default", "00:01:00", 600'000'000},
                                                 {"strict", "00:00:30", 300'000'000}};
  static constexpr diag::Param kParams[] = {
      {"longest", "timeSpan", "the longest time that may pass before it is reported", kValues}};
  std::string page_, parsed_;
  diag::RuleInfo rule_;
};

void compare(const std::string& name, const std::string& text) {
  CHECK(tests::golden_difference("tests/report/golden/" + name, text) == "");
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("a page is set as a person has accepted it") {
  const Example example;
  compare("page-80.txt", report::rule_as_text(example.rule(), {false, 80}));
  compare("page-50.txt", report::rule_as_text(example.rule(), {false, 50}));
  compare("page-colour.txt", report::rule_as_text(example.rule(), {true, 200}));
  compare("page.md", report::rule_as_markdown(example.rule()));
  const diag::RuleInfo rule = example.rule();
  const diag::RuleInfo* const rules[] = {&rule};
  compare("page-index.md", report::rules_as_markdown(rules));
}

TEST_CASE("JSON holds every field") {
  const Example example;
  std::ostringstream out;
  base::JsonWriter json(out);
  json.begin_object();
  report::write_rule(json, example.rule());
  json.end_object().finish();
  compare("page.json", out.str());
}

TEST_CASE("text keeps to the width, code does not") {
  const Example example;
  for (unsigned width = 40; width <= 130; ++width) {
    CAPTURE(width);
    for (const std::string& line : lines_of(report::rule_as_text(example.rule(), {false, width}))) {
      const bool may_be_wide =
          line.find("    <ssl") != std::string::npos || line.find("https://") != std::string::npos;
      if (may_be_wide) continue;
      CAPTURE(line);
      CHECK(report::display_width(line) <= std::min(width, 100u));
      CHECK((line.empty() || line.back() != ' '));
      CHECK(line.find('\x1b') == std::string::npos);
    }
  }
}

TEST_CASE("colours change no letter and no place") {
  const Example example;
  std::string plain;
  const std::string coloured = report::rule_as_text(example.rule(), {true, 200});
  for (std::size_t at = 0; at < coloured.size(); ++at) {
    if (coloured[at] == '\x1b') {
      at = coloured.find('m', at);
    } else {
      plain += coloured[at];
    }
  }
  CHECK(plain.find("+     <sslClientCertificates clientCertificatePolicy=\"CertRequire\" />\n") !=
        std::string::npos);
  CHECK(plain.find('`') == plain.rfind("`x`"));  // only the help, which is no Markdown
}

TEST_CASE("the build refuses what a terminal cannot show or a web page would swallow") {
  for (const char* bad : {"a <configuration> b", "<div>\nblock\n</div>", "![image](a.png)", "a &amp; b",
                          "a\tb", "a\x1b[31mb"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(tools::compile_page(bad), std::runtime_error);
  }
  CHECK_NOTHROW(tools::compile_page("a `<configuration>` b & c < d"));
}
