// The SARIF report: what is in it, byte for byte over an example, its shape, and its limits. What Microsoft's
// validator and the schema of OASIS say of it, tools/check_sarif asks.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "example_report.h"
#include "golden.h"
#include "json_schema_check.h"
#include "program.h"
#include "report/formats/sarif_report.h"
#include "report/sarif/rule_texts.h"
#include "report/sarif/selection.h"

using namespace iislint;
using namespace iislint::tests;
using Json = nlohmann::json;

namespace {

/// What the log may hold: SARIF as far as we use it, and stricter where GitHub is.
std::string shape_errors(const std::string& sarif) {
  return schema_errors(sarif, "../../tests/report/sarif-shape.schema.json");
}

std::string sarif_of(const ExampleReport& example) {
  return example.render(report::SarifReport());
}

Json run_of(const std::string& sarif) {
  return Json::parse(sarif).at("runs").at(0);
}

std::string changed(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, what);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("a SARIF log with everything is as a person has accepted it") {
  ExampleReport example;
  fill(example);
  const std::string sarif = sarif_of(example);
  CHECK(shape_errors(sarif) == "");
  CHECK(golden_difference("tests/report/golden/example.sarif", sarif) == "");
  CHECK(sarif.find("test-only-secret") == std::string::npos);
}

TEST_CASE("the shape refuses what services refuse") {
  ExampleReport example;
  fill(example);
  const std::string sarif = sarif_of(example);
  const std::pair<const char*, const char*> mutants[] = {
      {"\"level\": \"warning\"", "\"level\": \"warn\""},
      {"\"startLine\": 2", "\"startLine\": 0"},
      {"\"uri\": \"My", "\"uri\": \"file:///My"},
      {"\"columnKind\": \"utf16CodeUnits\"", "\"columnKind\": \"bytes\""},
      {"\"kind\": \"inSource\"", "\"kind\": \"inline\""},
      {"\"results\"", "\"findings\""},
      {"\"precision\": \"high\"", "\"precision\": \"certain\""},
      {"\"security-severity\": \"5.5\"", "\"security-severity\": 5.5"},
      {"\"primaryLocationLineHash\": \"", "\"primaryLocationLineHash\": \"x"}};
  for (const auto& [what, with] : mutants) {
    CAPTURE(what);
    CHECK(shape_errors(changed(sarif, what, with)) != "");
  }
}

TEST_CASE("a clean run has results, none") {
  ExampleReport example;
  example.add("web.config", "<configuration/>");
  const std::string sarif = sarif_of(example);
  CHECK(shape_errors(sarif) == "");
  CHECK(run_of(sarif).at("results") == Json::array());
  CHECK(run_of(sarif).at("invocations").at(0).at("executionSuccessful") == true);
  CHECK(run_of(sarif_of(ExampleReport())).at("results") == Json::array());
}

TEST_CASE("what a run could not do is said, and makes it unsuccessful") {
  const Outcome outcome =
      run({"--format", "sarif", "web.config", "missing/web.config"}, {{"web.config", kGood}});
  CHECK(outcome.status == 2);
  CHECK(shape_errors(outcome.out) == "");
  const Json invocation = run_of(outcome.out).at("invocations").at(0);
  CHECK(invocation.at("executionSuccessful") == false);
  const Json& notification = invocation.at("toolExecutionNotifications").at(0);
  CHECK(notification.at("level") == "error");
  CHECK(notification.at("locations").at(0).at("physicalLocation").at("artifactLocation").at("uri") ==
        "missing/web.config");
}

TEST_CASE("all rules that are on are listed, and results name theirs by number") {
  const Outcome outcome =
      run({"--format", "sarif", "web.config", "--ignore", "letter-case"}, {{"web.config", kBad}});
  CHECK(outcome.status == 1);
  CHECK(shape_errors(outcome.out) == "");
  const Json run = run_of(outcome.out);
  const Json& rules = run.at("tool").at("driver").at("rules");
  CHECK(rules.size() > 150);
  for (const Json& rule : rules)
    CHECK(rule.at("id") != "letter-case");
  const Json& result = run.at("results").at(0);
  CHECK(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id") == result.at("ruleId"));
  for (const Json& rule : rules) {
    for (const Json& relation : rule.value("relationships", Json::array())) {
      const Json& target = relation.at("target");
      const Json& taxonomy =
          run.at("taxonomies").at(target.at("toolComponent").at("index").get<std::size_t>());
      CHECK(taxonomy.at("name") == target.at("toolComponent").at("name"));
      CHECK(taxonomy.at("taxa").at(target.at("index").get<std::size_t>()).at("id") == target.at("id"));
    }
  }
}

TEST_CASE("an encoding that GitHub misreads has no line hash") {
  const auto fingerprints = [](const std::string& bytes) {
    return run_of(run({"--format", "sarif", "web.config"}, {{"web.config", bytes}}).out)
        .at("results")
        .at(0)
        .at("partialFingerprints");
  };
  std::string utf16 = "\xFF\xFE";
  for (const char c : kBad)
    utf16 += {c, '\0'};
  CHECK(fingerprints(kBad).contains("primaryLocationLineHash"));
  CHECK(!fingerprints(utf16).contains("primaryLocationLineHash"));
  CHECK(fingerprints(kBad).at("iislintKeyPath/v1") == fingerprints(utf16).at("iislintKeyPath/v1"));
}

TEST_CASE("texts of rules") {
  CHECK(report::pascal_case("ftp-clientcert-no-revocation-check") == "FtpClientcertNoRevocationCheck");
  ExampleReport example;
  CHECK(report::full_description(example.weak_rule) == "A value is weaker than it looks.");
  CHECK(report::help_text(example.order_rule) == "Entries in an order that nobody means.");
  const std::string long_summary(2000, 'x');
  example.weak_rule.summary = long_summary;
  CHECK(report::full_description(example.weak_rule) == std::string(1023, 'x') + "…");
}

TEST_CASE("the worst findings are within the limits") {
  ExampleReport example;
  const source::FileId file = example.add("web.config", "<configuration/>");
  const auto add = [&](diag::Severity severity, bool suppressed, diag::Confidence confidence) {
    diag::Diagnostic made = example.finding({file, 0, 1}, "m");
    made.severity = severity;
    made.confidence = confidence;
    if (suppressed) made.suppression = std::make_shared<diag::Suppression>();
    example.findings.push_back(made);
  };
  using diag::Confidence;
  using diag::Severity;
  add(Severity::info, false, Confidence::high);     // 0
  add(Severity::warning, false, Confidence::low);   // 1
  add(Severity::error, true, Confidence::high);     // 2
  add(Severity::warning, false, Confidence::high);  // 3
  add(Severity::error, false, Confidence::low);     // 4
  add(Severity::warning, false, Confidence::low);   // 5
  using Chosen = std::vector<std::size_t>;
  const auto chosen = [&](std::size_t count) { return report::select_worst(example.findings, count).chosen; };
  CHECK(chosen(6).empty());
  CHECK(report::select_worst(example.findings, 6).left_out == 0);
  CHECK(chosen(1) == Chosen{4});
  CHECK(chosen(2) == Chosen{3, 4});
  CHECK(chosen(3) == Chosen{1, 3, 4});
  CHECK(chosen(4) == Chosen{1, 3, 4, 5});
  CHECK(chosen(5) == Chosen{0, 1, 3, 4, 5});
  CHECK(report::select_worst(example.findings, 5).left_out == 1);

  const report::Selection by_size = report::select_worst(example.findings, 100, 2000);
  CHECK(by_size.chosen == Chosen{3, 4});
  CHECK(by_size.left_out == 4);
}

TEST_CASE("more findings than GitHub takes: the worst are there, and how many are not is said") {
  std::string sites;
  for (int i = 0; i < 25010; ++i)
    sites += "<site name='s" + std::to_string(i) + "' id='x'/>" + std::string(150, ' ') + "\n";
  const std::string text = "<configuration><system.applicationHost><sites>" + sites +
                           "</sites></system.applicationHost></configuration>";
  const Outcome outcome =
      run({"--format", "sarif", "applicationHost.config"}, {{"applicationHost.config", text}});
  const Json run = run_of(outcome.out);
  CHECK(run.at("results").size() == 25000);
  const Json& invocation = run.at("invocations").at(0);
  CHECK(invocation.at("executionSuccessful") == true);
  const Json& notification = invocation.at("toolExecutionNotifications").at(0);
  CHECK(notification.at("descriptor").at("id") == "results-left-out");
  CHECK(notification.at("message").at("text").get<std::string>().starts_with("10 of 25010 findings"));
}
