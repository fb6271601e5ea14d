#include "rewrite/request/outbound.h"

#include <utility>

#include "base/text.h"

namespace iislint::rewrite {
namespace {

using config::Tristate;
using Outcome = OutboundStep::Outcome;

Outcome outcome_of(const TestResult& test) {
  if (!test.error.empty()) return Outcome::refused;
  if (test.holds == Tristate::unknown) return Outcome::unknown;
  return test.holds == Tristate::yes ? Outcome::matched : Outcome::not_matched;
}

class Run {
 public:
  Run(const RuleSet& set, RequestState& state, MatchBudget& budget)
      : set_(set), state_(state), budget_(budget) {}

  OutboundStep step(const OutboundRule& rule) {
    OutboundStep step{&rule, Outcome::skipped, "", {}};
    if (!rule.is_enabled) {
      step.detail = "the rule is disabled";
      return step;
    }
    if (!meets_precondition(rule, step)) return step;
    if (rule.server_variable.text.empty()) {
      step.outcome = Outcome::unknown;
      step.detail = "the rule looks at the body of the response, which is not known";
      return step;
    }
    judge_header(rule, step);
    step.captures = step.captures.shown(state_);
    return step;
  }

 private:
  bool meets_precondition(const OutboundRule& rule, OutboundStep& step) {
    if (rule.precondition.text.empty()) return true;
    const auto found = set_.preconditions.find(base::lower(rule.precondition.text));
    if (found == set_.preconditions.end()) {
      step.outcome = set_.knows_server ? Outcome::refused : Outcome::unknown;
      step.detail = "there is no precondition " + rule.precondition.text;
      return false;
    }
    Captures own;
    const TestResult test = test_conditions(found->second.conditions, state_, set_, budget_, own);
    if (test.holds == Tristate::yes && test.error.empty()) return true;
    step.outcome = test.holds == Tristate::no && test.error.empty() ? Outcome::skipped : outcome_of(test);
    step.detail = "precondition " + rule.precondition.text + ": " + test.detail + test.error;
    return false;
  }

  void judge_header(const OutboundRule& rule, OutboundStep& step) {
    const std::string subject = state_.variable(rule.server_variable.text).value_or("");
    TestResult test = test_pattern(rule.match, subject, rule.negates, &step.captures.rule, state_, budget_);
    step.detail = rule.server_variable.text + " " + test.detail;
    if (test.holds == Tristate::yes && !rule.conditions.all.empty()) {
      test = test_conditions(rule.conditions, state_, set_, budget_, step.captures);
      step.detail += "; " + test.detail;
    }
    step.outcome = outcome_of(test);
    if (step.outcome != Outcome::matched) {
      step.captures = {};
      return;
    }
    if (rule.action.type != ActionType::rewrite) return;
    if (!rule.action.replaces && !subject.empty()) {
      step.detail += "; there already is a value";
      return;
    }
    Expansion value = expand(rule.action.url.parsed(), step.captures, state_, set_);
    if (!value.is_known()) {
      step.outcome = value.error.empty() ? Outcome::unknown : Outcome::refused;
      step.detail +=
          "; " + (value.error.empty() ? value.unknown.front().what + " is not known" : value.error);
      return;
    }
    step.detail += "; sets it to \"" + state_.shown(value.text) + "\"";
    state_.set_variable(rule.server_variable.text, std::move(value.text));
  }

  const RuleSet& set_;
  RequestState& state_;
  MatchBudget& budget_;
};

}  // namespace

std::vector<OutboundStep> run_outbound(const RuleSet& set, RequestState& state, MatchBudget& budget) {
  std::vector<OutboundStep> steps;
  Run run(set, state, budget);
  for (const OutboundRule& rule : set.outbound) {
    steps.push_back(run.step(rule));
    if (rule.stops && steps.back().outcome == Outcome::matched) break;
  }
  return steps;
}

}  // namespace iislint::rewrite
