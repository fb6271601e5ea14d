// Order of findings and what becomes of those that say the same.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "diag/diagnostic.h"

using namespace iislint;
using diag::Diagnostic;
using diag::Severity;
using Texts = std::vector<std::string>;

namespace {

constexpr source::Span kHere{0, 10, 14};

/// The entry of a made-up rule.
const diag::RuleInfo& rule_named(std::string_view id) {
  static std::map<std::string, diag::RuleInfo, std::less<>> rules;
  const auto entry = rules.try_emplace(std::string(id)).first;
  entry->second.id = entry->first;
  return entry->second;
}

Diagnostic finding(const source::Span& span, std::string_view rule, const std::string& message,
                   const Texts& sites = {}) {
  Diagnostic result(rule_named(rule), span, message);
  result.severity = Severity::warning;
  result.sites = sites;
  return result;
}

Texts messages(const std::vector<Diagnostic>& findings) {
  Texts result;
  for (const Diagnostic& d : findings)
    result.push_back(d.message);
  return result;
}

}  // namespace

TEST_CASE("findings come in the order of file, place, rule and message, whatever order they were made in") {
  std::vector<Diagnostic> findings = {
      finding({0, 2, 9}, "z-rule", "1"),   finding({0, 10, 12}, "z-rule", "2"),
      finding({0, 10, 14}, "a-rule", "4"), finding({0, 10, 14}, "a-rule", "5"),
      finding({0, 10, 14}, "b-rule", "3"), finding({1, 0, 1}, "a-rule", "0")};
  const Texts expected = {"1", "2", "4", "5", "3", "0"};
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(findings.begin(), findings.end(), random);
    auto sorted = findings;
    diag::sort_and_join(sorted);
    CHECK(messages(sorted) == expected);
  }
}

TEST_CASE("findings that differ only in their sites are one, with the sites in the order they came") {
  std::vector<Diagnostic> findings = {finding(kHere, "rule", "same", {"b"}),
                                      finding(kHere, "rule", "same", {"a", "b"}),
                                      finding(kHere, "rule", "same", {"c"})};
  diag::sort_and_join(findings);
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().sites == Texts{"b", "a", "c"});
}

TEST_CASE("what differs in place, rule, message or level stays apart") {
  const Diagnostic one = finding(kHere, "rule", "same", {"a"});
  Diagnostic level = one;
  level.severity = Severity::error;
  for (const Diagnostic& other : {finding({0, 10, 15}, "rule", "same"), finding({1, 10, 14}, "rule", "same"),
                                  finding(kHere, "rule-2", "same"), finding(kHere, "rule", "other"), level}) {
    std::vector<Diagnostic> findings = {one, other};
    diag::sort_and_join(findings);
    CHECK(findings.size() == 2);
  }
}

TEST_CASE("a finding of one does not take the sites that another has learnt") {
  std::vector<Diagnostic> findings = {
      finding({0, 1, 2}, "rule", "first", {"a"}), finding({0, 1, 2}, "rule", "first", {"b"}),
      finding({0, 3, 4}, "rule", "second", {"c"}), finding({0, 3, 4}, "rule", "second", {"b"})};
  diag::sort_and_join(findings);
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].sites == Texts{"a", "b"});
  CHECK(findings[1].sites == Texts{"c", "b"});
}

TEST_CASE("related places are joined without doubles, and no more are kept than may be") {
  const auto with_places = [](std::uint32_t first, std::uint32_t count) {
    Diagnostic result = finding(kHere, "rule", "same");
    for (std::uint32_t i = first; i < first + count; ++i)
      result.related.push_back({"here", {0, 100 + i, 101 + i}});
    return result;
  };
  std::vector<Diagnostic> few = {with_places(0, 2), with_places(1, 2)};
  diag::sort_and_join(few);
  CHECK(few.front().related.size() == 3);
  std::vector<Diagnostic> many = {with_places(0, 8), with_places(8, 8)};
  diag::sort_and_join(many);
  CHECK(many.front().related.size() == diag::kMaxRelated);
  CHECK(many.front().related.back().span.begin == 109);
  std::vector<Diagnostic> alone = {with_places(0, 12)};
  diag::sort_and_join(alone);
  CHECK(alone.front().related.size() == diag::kMaxRelated);
}

TEST_CASE("ten thousand sites of one finding are joined quickly") {
  std::vector<Diagnostic> findings;
  for (int i = 0; i < 10'000; ++i)
    findings.push_back(finding(kHere, "rule", "same", {"site" + std::to_string(i % 5'000)}));
  diag::sort_and_join(findings);
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().sites.size() == 5'000);
}

TEST_CASE("what IIS shows stands behind the help") {
  Diagnostic one = finding(kHere, "rule", "message");
  CHECK(diag::whole_help(one).empty());
  one.server_error = "HRESULT 0x8007000d";
  CHECK(diag::whole_help(one) == "IIS shows: HRESULT 0x8007000d.");
  one.help = "Correct it.";
  CHECK(diag::whole_help(one) == "Correct it. IIS shows: HRESULT 0x8007000d.");
}
