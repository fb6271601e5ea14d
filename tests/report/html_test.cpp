// The HTML report: an example byte for byte, and that nothing a stranger writes becomes markup. What a
// browser makes of it, tools/check_html asks.
#include <doctest/doctest.h>

#include <set>

#include "example_report.h"
#include "golden.h"
#include "program.h"
#include "report/formats/html_report.h"
#include "report/html/assets.h"
#include "report/html/html_text.h"
#include "report/terminal/log_guard.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

std::string html_of(const ExampleReport& example) {
  return example.render(report::HtmlReport());
}

/// The golden holds what the report says, not how it is dressed.
std::string undressed(std::string html) {
  for (const std::string_view asset : {report::style_sheet(), report::script()}) {
    const std::size_t at = html.find(asset);
    REQUIRE(at != std::string::npos);
    html.erase(at, asset.size());
  }
  const std::string policy = report::content_security_policy();
  const std::size_t at = html.find(policy);
  REQUIRE(at != std::string::npos);
  return html.erase(at, policy.size());
}

/// Every tag, in order.
std::vector<std::string> tags_of(const std::string& html) {
  std::vector<std::string> tags;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    REQUIRE(end != std::string::npos);
    tags.push_back(html.substr(at, end + 1 - at));
  }
  return tags;
}

/// What is wrong with the nesting of elements.
std::string nesting_errors(const std::string& html) {
  static const std::set<std::string> kVoid = {"meta", "hr", "!DOCTYPE"};
  std::vector<std::string> open;
  for (const std::string& tag : tags_of(html)) {
    const bool is_end = tag[1] == '/';
    const std::size_t begin = is_end ? 2 : 1;
    const std::string name = tag.substr(begin, tag.find_first_of(" >", begin) - begin);
    if (kVoid.count(name) != 0) continue;
    if (!is_end) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return tag + " ends " + (open.empty() ? "nothing" : open.back());
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back() + " is open";
}

const std::string kHostile =
    "</pre></script><script>alert(1)</script><img src=x onerror='y'>\"onload=\"z&lt;&#60;\x1b[31m"
    "\xe2\x80\xae::add-mask::x ##[error]";

}  // namespace

TEST_CASE("an HTML report with everything is as a person has accepted it") {
  ExampleReport example;
  fill(example);
  const std::string html = undressed(html_of(example));
  CHECK(nesting_errors(html) == "");
  CHECK(golden_difference("tests/report/golden/example.html", html) == "");
  CHECK(html.find("test-only-secret") == std::string::npos);
}

TEST_CASE("clean and empty runs are whole pages") {
  ExampleReport nothing, clean;
  clean.add("web.config", "<configuration/>");
  CHECK(nesting_errors(undressed(html_of(nothing))) == "");
  CHECK(has(html_of(nothing), "No configuration files were found."));
  CHECK(nesting_errors(undressed(html_of(clean))) == "");
  CHECK(has(html_of(clean), "No findings."));
}

TEST_CASE("what strangers write is text") {
  CHECK(report::html_text("<a b=\"c\" d='e'>&") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
  CHECK(report::html_text("a::b:c ##[x]") == "a&#58;:b:c &#35;&#35;[x]");
  CHECK(report::html_text("a\nb\x1b") == "a b\xE2\x90\x9B");
  CHECK(report::html_lines("a\n::b::\n") == "a\n&#58;:b&#58;:\n");
  CHECK(report::html_name("a\nb") ==
        "a\xE2\x90\x8A"
        "b");
  CHECK(report::html_link("javascript:alert(1)", "x") == "x");
  CHECK(report::html_link("https://a/?b&c", "<") ==
        "<a href=\"https://a/?b&amp;c\" rel=\"noreferrer\">&lt;</a>");
}

TEST_CASE("hostile texts add no tag and no attribute") {
  const auto example_with = [](const std::string& text) {
    ExampleReport example;
    const source::FileId file = example.add(text + "/web.config", "<configuration a='" + text + "'/>");
    example.files.back().kind = text;
    const source::Span span = example.find(file, "configuration");
    diag::Diagnostic d = example.finding(span, text);
    d.config_path = d.server_error = text;
    d.sites = {text};
    d.expected = text;
    d.help = text;
    d.related = {{text, span}};
    d.fixes = {{text, diag::FixSafety::safe, {}}};
    d.suppression = std::make_shared<diag::Suppression>(diag::Suppression{text, text, span, std::nullopt});
    diag::Diagnostic counting = d;
    counting.suppression = nullptr;
    counting.fingerprint += "b";
    example.findings = {d, counting};
    example.weak_rule.summary = example.weak_rule.help = example.weak_rule.page = text;
    const std::string url = "javascript:" + text;  // which the rule borrows
    example.weak_rule.url = url;
    example.errors = {{text, "unreadable-file", text}};
    return undressed(html_of(example));
  };
  const std::string harmless = example_with("x"), hostile = example_with(kHostile);
  CHECK(nesting_errors(harmless) == "");
  CHECK(tags_of(harmless) == tags_of(hostile));
  CHECK(has(hostile, "&lt;script&gt;alert(1)"));
}

TEST_CASE("the guard of logs changes nothing of a page") {
  ExampleReport example;
  fill(example);
  std::ostringstream guarded;
  {
    report::LogGuard guard(guarded);
    report::HtmlReport().render(example.input(), guard);
  }
  CHECK(guarded.str() == html_of(example));
}

TEST_CASE("style and script cannot end their elements") {
  for (const std::string_view asset : {report::style_sheet(), report::script()}) {
    CHECK(asset.find("</") == std::string_view::npos);
    CHECK(asset.find("<!") == std::string_view::npos);
    CHECK(asset.find('\r') == std::string_view::npos);
  }
}

TEST_CASE("thousands of findings of one rule are cut, and it is said") {
  std::string sites;
  for (int i = 0; i < 1500; ++i)
    sites += "<site name='s" + std::to_string(i) + "' id='x'/>\n";
  const Outcome outcome =
      run({"--format", "html", "applicationHost.config"},
          {{"applicationHost.config", "<configuration><system.applicationHost><sites>" + sites +
                                          "</sites></system.applicationHost></configuration>"}});
  CHECK(count(outcome.out, "<article ") == 1000);
  CHECK(has(outcome.out, "500 further findings of invalid-integer in this file are omitted"));
}
