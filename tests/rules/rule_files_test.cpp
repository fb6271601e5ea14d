// Every file below tests/rules/<id>/: each error and warning and each finding of the folder's rule is
// announced; good-* have no error and no warning of that rule. A name ending in .strict.config asks for that
// profile.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "expectations.h"
#include "repository.h"
#include "rules/table/rule_table.h"

using namespace iislint;

namespace {

namespace fs = std::filesystem;

engine::Options options_for(const fs::path& path) {
  engine::Options options;
  options.today = base::date_from(tests::kToday);
  // The root is wrong only where the kind is known.
  if (path.parent_path().filename() == "root-element-wrong")
    options.kind = schema::FileKind::application_host;
  const std::string name = path.filename().string();
  if (name.find(".strict.config") != std::string::npos) options.profile = "strict";
  tests::turn_on(path.parent_path().filename().string(), options);
  if (name.find(".web.config") != std::string::npos) options.kind = schema::FileKind::web;
  return options;
}

}  // namespace

TEST_CASE("test files hold exactly the findings they announce") {
  const auto files = tests::files_below("tests/rules", ".config");
  REQUIRE(files.size() > 100);
  for (const std::string& file : files) {
    if (file.find(".fixed.config") != std::string::npos) continue;  // see fixes_test.cpp
    const fs::path path(file);
    const std::string text = tests::read_file(file);
    const auto expected = tests::expectations_of(file, text);
    const bool is_good = path.filename().string().rfind("good-", 0) == 0;
    CAPTURE(file);
    const auto analysis = tests::analyze_text(path.filename().string(), text, options_for(path));
    const std::string rule = path.parent_path().filename().string();
    CHECK(tests::differences(expected, analysis, rule) == "");
    if (is_good) {
      // What other rules say of it is announced: a case that one rule leaves alone may be another's.
      for (const diag::Diagnostic& d : analysis.diagnostics)
        CHECK((d.rule_id != rule || *d.severity < diag::Severity::warning));
    } else {
      const bool finds_own_rule = std::any_of(analysis.diagnostics.begin(), analysis.diagnostics.end(),
                                              [&](const diag::Diagnostic& d) { return d.rule_id == rule; });
      CHECK_MESSAGE(finds_own_rule, "no finding of ", rule, "\n", tests::listing(analysis));
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
    CAPTURE(std::string(rule.id));
    CHECK(has(rule.id, "bad-"));
    CHECK(has(rule.id, "good-"));
  }
  for (const std::string& file : files) {
    const std::string folder = fs::path(file).parent_path().filename().string();
    CHECK_MESSAGE(rules::find_rule(folder) != nullptr, folder);
  }
}
