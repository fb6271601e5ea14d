// Inbound rules: what they make of a request.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "config/lookup/value.h"
#include "diag/request_story.h"
#include "rewrite/request/conditions.h"
#include "rewrite/request/request.h"
#include "rewrite/request/unknown.h"
#include "rewrite/rules/rule_set.h"

namespace iislint::rewrite {

/// What became of one rule.
struct RuleStep {
  using Outcome = diag::StoryOutcome;

  const InboundRule* rule = nullptr;
  Outcome outcome = Outcome::skipped;
  std::string detail;
  Captures captures;
};

/// How the rules of one collection ended.
struct InboundResult {
  enum class Kind : std::uint8_t {
    passed,           ///< the request goes on, with the URL that the state has
    redirect,         ///< `url`, `status`
    custom_response,  ///< `status`, `substatus`
    abort,
    error,   ///< the rules cannot be used: `status` 500, `substatus`
    unknown  ///< see `unknown`
  } kind = Kind::passed;
  std::string url;  ///< absolute
  std::int64_t status = 0, substatus = 0;
  Unknowns unknown;
};

/// Runs the rules in order and appends a step for each that was reached. `steps` of rules that are merely
/// passed over grow with the rules, so the caller may ask for those that decided only.
InboundResult run_inbound(const std::vector<InboundRule>& rules, const RuleSet& set, RequestState& state,
                          MatchBudget& budget, std::vector<RuleStep>& steps);

/// What a rule's pattern is compared with.
struct RuleInput {
  std::string base;  ///< "/" or "/app/": where the rule is at home
  std::string text;  ///< the path behind it
};
RuleInput input_of(const InboundRule& rule, const RequestState& state);

/// Why the rule cannot be used at all, whatever the request; empty when it can.
std::string fault_of(const InboundRule& rule, const RuleSet& set);

}  // namespace iislint::rewrite
