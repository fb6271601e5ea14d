// What somebody may send: many rules, a long URL, patterns that backtrack. Time and memory stay in step with
// what is given. The limits are generous, so that a slow machine meets them and a quadratic step does not.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "rewrite/request/inbound.h"

using namespace iislint;
using namespace iislint::rewrite;

namespace {

constexpr std::size_t kManyRules = 10'000;
constexpr std::size_t kUrl = 64 * 1024;
constexpr double kMostSeconds = 60;

struct Run {
  InboundResult result;
  std::size_t steps = 0, kept = 0;  // bytes of captures and details
  double seconds = 0;               // of this process
};

InboundRule rule(const std::string& pattern, ActionType type = ActionType::none,
                 const std::string& url = "") {
  InboundRule rule;
  rule.match.text = pattern;
  rule.action.type = type;
  rule.action.url.text = url;
  return rule;
}

Run run(const std::vector<InboundRule>& rules, std::size_t length) {
  Request request;
  request.host = "example.com";
  request.path = "/" + std::string(length, 'a');
  RequestState state(request);
  RuleSet set;
  MatchBudget budget;
  std::vector<RuleStep> steps;
  Run run;
  const std::clock_t begin = std::clock();
  run.result = run_inbound(rules, set, state, budget, steps);
  run.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  run.steps = steps.size();
  for (const RuleStep& step : steps) {
    run.kept += step.detail.size();
    for (const auto* groups : {&step.captures.rule, &step.captures.condition}) {
      for (const std::string& group : *groups)
        run.kept += group.size();
    }
  }
  return run;
}

}  // namespace

TEST_CASE("growth: many rules that match a long URL keep little of it") {
  for (const ActionType type : {ActionType::none, ActionType::rewrite}) {
    const std::vector<InboundRule> rules(kManyRules, rule("(.*)", type, "{R:1}"));
    const Run all = run(rules, kUrl);  // longer than HTTP.sys takes: not all of it is followed
    CHECK(all.result.kind == InboundResult::Kind::unknown);
    CHECK(all.kept < 50'000'000);
    CHECK(all.seconds < kMostSeconds);
    const Run usual = run(rules, 100);
    CHECK(usual.steps == kManyRules);
    CHECK(usual.seconds < kMostSeconds);
  }
}

TEST_CASE("growth: four times the rules, or four times the URL, take about four times as long") {
  const auto seconds = [](std::size_t rules, std::size_t length) {
    double best = kMostSeconds;
    const std::vector<InboundRule> all(rules, rule("^[ab]*x$"));
    for (int i = 0; i < 3; ++i)
      best = std::min(best, run(all, length).seconds);
    return best;
  };
  const double once = std::max(seconds(kManyRules / 40, kUrl / 4), 0.002);
  CHECK(seconds(kManyRules / 10, kUrl / 4) < 12 * once);
  CHECK(seconds(kManyRules / 40, kUrl) < 12 * once);
}

TEST_CASE("growth: patterns of a stranger end as unknown within their limit") {
  InboundRule slow = rule(".*");
  for (std::size_t i = 0; i < 2000; ++i) {
    Condition condition;
    condition.input.text = "{URL}";
    condition.pattern.text = "^/(a+)+" + std::to_string(i) + "$";
    slow.conditions.all.push_back(std::move(condition));
  }
  const Run conditions = run({slow}, kUrl);
  CHECK(conditions.result.kind == InboundResult::Kind::unknown);
  CHECK(conditions.seconds < kMostSeconds);
  for (const char* pattern :
       {"^(a+)+$x", "(a|aa)+b", "(.*)*b", "^(([a-z])+.)+[A-Z]([a-z])+0$", "(a?){30}a{30}b"}) {
    CAPTURE(pattern);
    const Run one = run({rule(pattern, ActionType::abort_request)}, kUrl);
    CHECK(one.result.kind != InboundResult::Kind::abort);
    CHECK(one.seconds < kMostSeconds);
  }
}

TEST_CASE("growth: captures of all conditions do not fill the memory") {
  InboundRule greedy = rule("(.*)");
  greedy.conditions.tracks_all_captures = true;
  for (std::size_t i = 0; i < kManyRules; ++i) {
    Condition condition;
    condition.input.text = "{URL}";
    condition.pattern.text = "(.*)";
    greedy.conditions.all.push_back(std::move(condition));
  }
  const Run all = run({greedy}, kUrl);
  CHECK(all.result.kind == InboundResult::Kind::unknown);
  CHECK(all.kept < 80'000'000);
}

TEST_CASE("growth: a text that grows with each rule ends") {
  const Run all =
      run(std::vector<InboundRule>(kManyRules, rule("(.*)", ActionType::rewrite, "{R:1}{R:1}")), kUrl);
  CHECK(all.result.kind == InboundResult::Kind::unknown);
  CHECK(all.steps < 10);
}
