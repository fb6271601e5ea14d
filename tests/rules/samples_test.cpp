// Every file below tests/rules/<id>/: each finding of the folder's rule is announced, and each structural
// error and warning; good-* have no error and no warning of that rule. What other rules say of sound
// configurations is the subject of tests/sound.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "expectations.h"
#include "repository.h"
#include "rules/table/rule_table.h"
#include "samples.h"

using namespace iislint;

TEST_CASE("samples hold exactly the findings they announce" * doctest::test_suite("each-rule")) {
  const auto samples = tests::samples();
  if (const std::string chosen = tests::chosen_rule(); chosen.empty()) {
    REQUIRE(samples.size() > 100);
  } else {
    REQUIRE_MESSAGE(rules::find_rule(chosen) != nullptr, chosen, " is no rule");
  }
  for (const tests::Sample& sample : samples) {
    CAPTURE(sample.file);
    CAPTURE(sample.first_line);
    const auto expected = tests::expectations_of(sample.file, sample.text);
    const auto analysis = tests::analyze(sample);
    CHECK(tests::differences(expected, analysis, sample.rule) == "");
    const auto is_own = [&](const diag::Diagnostic& d) { return d.rule_id == sample.rule; };
    if (sample.is_good()) {
      for (const diag::Diagnostic& d : analysis.diagnostics)
        CHECK((!is_own(d) || *d.severity < diag::Severity::warning));
    } else {
      CHECK_MESSAGE(std::any_of(analysis.diagnostics.begin(), analysis.diagnostics.end(), is_own),
                    "no finding of ", sample.rule, "\n", tests::listing(analysis));
    }
  }
}

TEST_CASE("every rule has a bad and a good file, and every folder a rule") {
  const auto files = tests::files_below("tests/rules", ".config");
  const auto has = [&](std::string_view id, const std::string& prefix) {
    const std::string start = "/tests/rules/" + std::string(id) + "/" + prefix;
    return std::any_of(files.begin(), files.end(),
                       [&](const std::string& f) { return f.find(start) != std::string::npos; });
  };
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    // What no file can show: our own faults, what our tests exclude, and what takes a file of many megabytes.
    if (rule.id == "internal-error" || rule.id == "schema-violation" || rule.id == "limit-exceeded") continue;
    // What takes more than one file: tests/hierarchy.
    if (rule.id == "attribute-locked" || rule.id == "file-not-read") continue;
    if (rule.id == "transform-target-missing" || rule.id == "transform-leaves-debug") continue;
    CAPTURE(std::string(rule.id));
    CHECK(has(rule.id, "bad-"));
    CHECK(has(rule.id, "good-"));
  }
  for (const std::string& file : files) {
    const std::string folder = std::filesystem::path(file).parent_path().filename().string();
    CHECK_MESSAGE(rules::find_rule(folder) != nullptr, folder);
  }
}
