// Outbound rules over the headers of a response. Those over its body need one, and are left open.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diag/request_story.h"
#include "rewrite/request/conditions.h"
#include "rewrite/rules/rule_set.h"

namespace iislint::rewrite {

struct OutboundStep {
  using Outcome = diag::StoryOutcome;

  const OutboundRule* rule = nullptr;
  Outcome outcome = Outcome::skipped;
  std::string detail;
  Captures captures;
};

/// Runs the rules in order. `headers` are those of the response; what rules make of them is set in the state,
/// as RESPONSE_… or the name of a server variable.
std::vector<OutboundStep> run_outbound(const RuleSet& set, RequestState& state, MatchBudget& budget);

}  // namespace iislint::rewrite
