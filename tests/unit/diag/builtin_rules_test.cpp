// The enumerators of builtin findings and the rule table are made of the same definitions.
#include "diag/builtin_rules.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "repository.h"
#include "rules/table/rule_table.h"

using namespace iislint;

TEST_CASE("every builtin finding has its entry in the rule table, with the same severity") {
  CHECK(std::size(diag::kBuiltinFacts) == tests::files_below("rules/builtin", ".json").size());
  for (const diag::BuiltinFacts& facts : diag::kBuiltinFacts) {
    CAPTURE(facts.id);
    const diag::RuleInfo* info = rules::find_rule(facts.id);
    REQUIRE(info != nullptr);
    CHECK(info->severity == facts.severity);
  }
}

TEST_CASE("traits are those of the definitions") {
  for (const std::string& path : tests::files_below("rules/builtin", ".json")) {
    CAPTURE(path);
    const std::string id = std::filesystem::path(path).stem().string();
    const std::string text = tests::read_file(path);
    const auto* facts = std::find_if(std::begin(diag::kBuiltinFacts), std::end(diag::kBuiltinFacts),
                                     [&](const diag::BuiltinFacts& one) { return one.id == id; });
    REQUIRE(facts != std::end(diag::kBuiltinFacts));
    CHECK(facts->is_about_value == (text.find("\"about-value\"") != std::string::npos));
    CHECK(facts->needs_whole_file == (text.find("\"whole-file\"") != std::string::npos));
    CHECK(facts->has_fixed_severity == (text.find("\"fixed-severity\"") != std::string::npos));
  }
  CHECK(diag::facts_of(diag::BuiltinRule::unknown_attribute).id == "unknown-attribute");
  CHECK(diag::facts_of(diag::BuiltinRule::xml_syntax).id == "xml-syntax");
}
