// Rules that make ever more text of a request come to an end, and keep little of it.
#include <doctest/doctest.h>

#include <numeric>
#include <string>

#include "rewrite/request/conditions.h"
#include "rewrite/request/expansion.h"

using namespace iislint::rewrite;
using iislint::config::Tristate;

namespace {

std::string nested(int groups) {
  const auto count = static_cast<std::size_t>(groups);
  return "^" + std::string(count, '(') + ".*" + std::string(count, ')') + "$";
}

Condition doubling(const std::string& input, const std::string& pattern) {
  Condition condition;
  condition.input.text = input;
  condition.pattern.text = pattern;
  return condition;
}

}  // namespace

TEST_CASE("conditions that double a text become unknown instead of taking all memory") {
  const Request request;
  const RequestState state(request);
  const RuleSet set;
  MatchBudget budget;
  Conditions conditions;
  for (int i = 0; i < 18; ++i)
    conditions.all.push_back(doubling(i == 0 ? "0123456789" : "{C:0}{C:0}", nested(150)));
  Captures captures;
  const TestResult result = test_conditions(conditions, state, set, budget, captures);
  CHECK(result.holds == Tristate::unknown);
  REQUIRE_FALSE(result.unknown.empty());
  CHECK(result.unknown.back().what == kTooMuchText);
  const std::size_t kept =
      std::accumulate(captures.condition.begin(), captures.condition.end(), std::size_t{0},
                      [](std::size_t sum, const std::string& text) { return sum + text.size(); });
  CHECK(kept <= std::size_t{4} * 1024 * 1024);
}

TEST_CASE("what a match captures is told in short, and not of more than a hundred groups") {
  const Request request;
  const RequestState state(request);
  MatchBudget budget;
  Captures captures;
  WrittenPattern pattern;
  pattern.text = nested(150);
  const TestResult result =
      test_pattern(pattern, std::string(5000, 'a'), false, &captures.rule, state, budget);
  CHECK(result.holds == Tristate::yes);
  CHECK(captures.rule.size() == Captures::kMostGroups + 1);
  CHECK(captures.rule.back().size() == 5000);
  CHECK(captures.shown(state).rule.back().size() <= RequestState::kLongestShown + 3);
  const Expansion beyond = expand(parse_template("{R:120}"), captures, state, {});
  CHECK_FALSE(beyond.is_known());
}
