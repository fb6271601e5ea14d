// How much of the rules is data, and how many rules use each kind of test.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "rules/table/rule_table.h"

using namespace iislint;

namespace {

void add_kinds(std::span<const rules::Test> tests, std::set<rules::TestKind>& kinds) {
  for (const rules::Test& test : tests) {
    kinds.insert(test.kind);
    add_kinds({test.tests, test.test_count}, kinds);
  }
}

constexpr std::pair<rules::TestKind, const char*> kKinds[] = {
    {rules::TestKind::number_in, "is (words)"},
    {rules::TestKind::text_in, "is (texts)"},
    {rules::TestKind::has_flag, "has"},
    {rules::TestKind::empty, "empty"},
    {rules::TestKind::written, "written"},
    {rules::TestKind::inherited, "inherited"},
    {rules::TestKind::more_than, "moreThan"},
    {rules::TestKind::less_than, "lessThan"},
    {rules::TestKind::not_default, "isDefault"},
    {rules::TestKind::matches, "matches"},
    {rules::TestKind::contains, "contains"},
    {rules::TestKind::same_as, "is (value)"},
    {rules::TestKind::any_of, "any"},
    {rules::TestKind::all_of, "all"},
    {rules::TestKind::any_entry, "collection any"},
    {rules::TestKind::every_entry, "collection all"},
    {rules::TestKind::no_entries, "collection empty"},
    {rules::TestKind::duplicates, "duplicates"},
    {rules::TestKind::exists, "element exists"},
    {rules::TestKind::fact_is, "fact"}};

}  // namespace

TEST_CASE("at least half of the rules are data only") {
  std::map<rules::TestKind, int> users;
  int data = 0, all = 0;
  for (const rules::Rule& rule : rules::rules()) {
    ++all;
    data += rule.code == nullptr ? 1 : 0;
    std::set<rules::TestKind> kinds;
    add_kinds(rule.when, kinds);
    for (const rules::Variant& variant : rule.variants)
      add_kinds(variant.when, kinds);
    for (const rules::TestKind kind : kinds)
      ++users[kind];
  }
  std::string text =
      std::to_string(data) + " of " + std::to_string(all) + " rules are data only; users of each test:";
  for (const auto& [kind, name] : kKinds)
    text += " " + std::string(name) + " " + std::to_string(users[kind]) + ",";
  MESSAGE(text);
  CHECK(data * 2 >= all);
}
