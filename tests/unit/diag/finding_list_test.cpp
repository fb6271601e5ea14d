// How many findings of a file are kept, and what is known of the others.
#include <doctest/doctest.h>

#include "diag/finding_list.h"

using namespace iislint;
using diag::BuiltinRule;
using diag::FindingList;

namespace {

diag::Diagnostic finding(std::uint32_t begin, const std::string& site = {},
                         BuiltinRule rule = BuiltinRule::unknown_element) {
  diag::Diagnostic made(rule, {0, begin, begin + 1}, "message");
  if (!site.empty()) made.sites.push_back(site);
  return made;
}

}  // namespace

TEST_CASE("a file of any size has room for some findings, a larger one for more, none for millions") {
  CHECK(diag::most_findings(0) == 2'000);
  CHECK(diag::most_findings(800'000) == 12'000);
  CHECK(diag::most_findings(64 << 20) == 200'000);
  CHECK(diag::most_findings(~std::size_t{0}) == 200'000);
}

TEST_CASE("a full list counts what it does not keep, by rule") {
  FindingList list(2);
  CHECK(list.room() == 2);
  list.add(finding(1));
  list.add(finding(2));
  list.add(finding(3));
  CHECK(!list.has_room_for("empty-value"));
  CHECK(list.room() == 0);
  CHECK(list.kept().size() == 2);
  CHECK(list.kept().back().span.begin == 2);
  CHECK(list.made() == 4);
  CHECK(list.omitted() == diag::OmittedFindings{{"unknown-element", 1}, {"empty-value", 1}});
}

TEST_CASE("a list that takes in another one keeps its own limit and both counts") {
  FindingList small(1), other(3);
  for (std::uint32_t i = 0; i < 4; ++i)
    other.add(finding(i));
  small.append(other);
  CHECK(small.kept().size() == 1);
  CHECK(small.omitted() == diag::OmittedFindings{{"unknown-element", 3}});
  FindingList large(10);
  large.add(finding(7));
  large.append(std::move(other));
  CHECK(large.kept().size() == 4);
  CHECK(large.kept().front().span.begin == 7);
  CHECK(large.made() == 5);
}

TEST_CASE("joining what differs in its sites makes room") {
  FindingList list(2);
  list.add(finding(1, "a"));
  list.add(finding(1, "b"));
  list.join();
  CHECK(list.room() == 1);
  CHECK(list.kept().front().sites == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a site's name that no server would take is cut, between characters") {
  FindingList list(1);
  list.add(finding(1, std::string(255, 'x') + "\u00FC and more"));
  CHECK(list.kept().front().sites.front() == std::string(255, 'x') + "\u2026");
  FindingList other(1);
  other.add(finding(1, std::string(256, 'x')));
  CHECK(other.kept().front().sites.front() == std::string(256, 'x'));
}
