// Fingerprints: never shared, and the same as long as the finding is the same.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "program.h"
#include "repository.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kLog = "<log logInUTF8='maybe'/>";

std::string server(const std::string& content) {
  return "<configuration><system.ftpServer>" + content + "</system.ftpServer></configuration>";
}

/// Of the findings of the rule, in their order.
std::vector<std::string> fingerprints(const std::vector<diag::Diagnostic>& findings, std::string_view rule) {
  std::vector<std::string> result;
  for (const diag::Diagnostic& finding : findings) {
    if (finding.rule_id == rule) result.push_back(finding.fingerprint);
  }
  return result;
}

std::vector<std::string> of(const std::string& text, std::string_view rule = "invalid-bool") {
  return fingerprints(analyze_text("applicationHost.config", text).diagnostics, rule);
}

/// Of the one finding about `path` among the files.
std::string in_place(const Files& files, const std::string& path) {
  const source::MemoryReader reader(files);
  const auto found = fingerprints(engine::analyze(reader, {{path}}, {}).diagnostics, "invalid-bool");
  REQUIRE(found.size() == 1);
  return found.front();
}

}  // namespace

TEST_CASE("equal findings of one file differ, and each keeps its fingerprint when lines move") {
  const auto two = of(server(kLog + kLog));
  REQUIRE(two.size() == 2);
  CHECK(two[0] != two[1]);
  CHECK(two[0].size() == 16);
  CHECK(of("\n<!-- moved -->\n" + server("\n\n  " + kLog + "\n\t" + kLog)) == two);
  CHECK(of(server(kLog)) == std::vector<std::string>{two[0]});
}

TEST_CASE("a finding of another rule, value or place changes no fingerprint") {
  const auto two = of(server(kLog + kLog));
  CHECK(of(server("<log nonsense='1'/>" + kLog + "<log nonsense='2'/>" + kLog)) == two);
  const auto other_value = of(server("<log logInUTF8='perhaps'/>" + kLog + kLog));
  REQUIRE(other_value.size() == 3);
  CHECK(std::vector(other_value.begin() + 1, other_value.end()) == two);
  CHECK(std::count(two.begin(), two.end(), other_value[0]) == 0);
  const auto other_rule = of(server("<log nonsense='1'/>" + kLog), "unknown-attribute");
  REQUIRE(other_rule.size() == 1);
  CHECK(std::count(two.begin(), two.end(), other_rule[0]) == 0);
}

TEST_CASE("the same finding in two files differs, and a file that is named twice is checked once") {
  const source::MemoryReader files(
      Files{{"a/applicationHost.config", server(kLog)}, {"b/applicationHost.config", server(kLog)}});
  const auto run_over = [&](std::vector<engine::InputFile> inputs) {
    const auto found =
        fingerprints(engine::analyze(files, std::move(inputs), {}).diagnostics, "invalid-bool");
    return std::set<std::string>(found.begin(), found.end()).size();
  };
  CHECK(run_over({{"a/applicationHost.config"}, {"b/applicationHost.config"}}) == 2);
  CHECK(run_over({{"a/applicationHost.config"}, {"./a/applicationHost.config"}}) == 1);
}

TEST_CASE("a file counts by its path below the folder of its settings, from wherever it is named") {
  const std::string text = server(kLog);
  const std::string from_above =
      in_place({{"repo/.iislint.json", "{}"}, {"repo/iis/a.config", text}}, "repo/iis/a.config");
  const std::string from_inside = in_place({{".iislint.json", "{}"}, {"iis/a.config", text}}, "iis/a.config");
  CHECK(from_above == from_inside);
  CHECK(in_place({{"repo/.iislint.json", "{}"}, {"repo/b/a.config", text}}, "repo/b/a.config") !=
        from_inside);
  CHECK(in_place({{"iis/a.config", text}}, "iis/a.config") == from_inside);
  CHECK(in_place({{"repo/iis/a.config", text}}, "repo/iis/a.config") != from_inside);
}

TEST_CASE("a suppression changes neither its finding's fingerprint nor those of the others") {
  const auto two = of(server(kLog + kLog));
  for (const bool is_first : {true, false}) {
    const std::string comment = "<!-- iislint-ignore invalid-bool: known -->";
    const std::string text = is_first ? comment + kLog + kLog : kLog + comment + kLog;
    const engine::Analysis analysis = analyze_text("applicationHost.config", server(text));
    CHECK(fingerprints(analysis.suppressed, "invalid-bool") == std::vector{two[is_first ? 0 : 1]});
    CHECK(fingerprints(analysis.diagnostics, "invalid-bool") == std::vector{two[is_first ? 1 : 0]});
  }
}

TEST_CASE("a secret does not enter") {
  const auto with = [](const std::string& password) {
    const std::string text =
        "<configuration><connectionStrings><add name='a' connectionString='Server=s;User ID=u;Password=" +
        password + "'/></connectionStrings></configuration>";
    return fingerprints(analyze_text("web.config", text).diagnostics, "connection-string-password");
  };
  REQUIRE(with("first-secret").size() == 1);
  CHECK(with("first-secret") == with("second-secret"));
}

TEST_CASE("no two findings of the test files share a fingerprint") {
  std::vector<engine::InputFile> inputs;
  for (const std::string& file : files_below("tests/report/golden/text", ".config"))
    inputs.push_back({file});
  for (const std::string& file : files_below("tests/rules/duplicate-element", ".config"))
    inputs.push_back({file});
  const engine::Analysis analysis = engine::analyze(source::DiskReader(), inputs, {});
  std::set<std::string> seen;
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    CAPTURE(finding.message);
    CHECK(seen.insert(finding.fingerprint).second);
  }
  CHECK(seen.size() > 50);
}
