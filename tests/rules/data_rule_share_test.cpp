// How much of the rules is data, and how many rules use each kind of test.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "rules/table/rule_table.h"

using namespace iislint;

namespace {

void add_kinds(std::span<const rules::Predicate> tests, std::set<rules::PredicateKind>& kinds) {
  for (const rules::Predicate& test : tests) {
    kinds.insert(test.kind);
    add_kinds({test.tests, test.test_count}, kinds);
  }
}

constexpr std::pair<rules::PredicateKind, const char*> kKinds[] = {
    {rules::PredicateKind::number_in, "is (words)"},
    {rules::PredicateKind::text_in, "is (texts)"},
    {rules::PredicateKind::has_flag, "has"},
    {rules::PredicateKind::empty, "empty"},
    {rules::PredicateKind::written, "written"},
    {rules::PredicateKind::inherited, "inherited"},
    {rules::PredicateKind::more_than, "moreThan"},
    {rules::PredicateKind::less_than, "lessThan"},
    {rules::PredicateKind::not_default, "isDefault"},
    {rules::PredicateKind::matches, "matches"},
    {rules::PredicateKind::contains, "contains"},
    {rules::PredicateKind::same_as, "is (value)"},
    {rules::PredicateKind::any_of, "any"},
    {rules::PredicateKind::all_of, "all"},
    {rules::PredicateKind::any_entry, "collection any"},
    {rules::PredicateKind::every_entry, "collection all"},
    {rules::PredicateKind::no_entries, "collection empty"},
    {rules::PredicateKind::duplicates, "duplicates"},
    {rules::PredicateKind::exists, "element exists"},
    {rules::PredicateKind::fact_is, "fact"}};

}  // namespace

TEST_CASE("at least half of the rules are data only") {
  std::map<rules::PredicateKind, int> users;
  int data = 0, all = 0;
  for (const rules::Rule& rule : rules::rules()) {
    ++all;
    data += rule.check == nullptr ? 1 : 0;
    std::set<rules::PredicateKind> kinds;
    add_kinds(rule.when, kinds);
    for (const rules::Variant& variant : rule.variants)
      add_kinds(variant.when, kinds);
    for (const rules::PredicateKind kind : kinds)
      ++users[kind];
  }
  std::string text =
      std::to_string(data) + " of " + std::to_string(all) + " rules are data only; users of each test:";
  for (const auto& [kind, name] : kKinds)
    text += " " + std::string(name) + " " + std::to_string(users[kind]) + ",";
  MESSAGE(text);
  CHECK(data * 2 >= all);
}
