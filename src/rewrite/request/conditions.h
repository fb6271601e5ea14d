// The conditions of a rule, asked for a request.
#pragma once

#include <string>
#include <vector>

#include "config/lookup/value.h"
#include "rewrite/request/expansion.h"
#include "rewrite/request/unknown.h"
#include "rewrite/rules/rule.h"

namespace iislint::rewrite {

/// What one condition, or one pattern, said.
struct TestResult {
  config::Tristate holds = config::Tristate::no;
  std::string detail;  ///< `{HTTP_HOST} "example.com" matches "^www\."`
  Unknowns unknown;    ///< why it cannot be known
  std::string error;   ///< why the server answers with an error; empty: it does not
};

/// Matches a text; captures of a match are put where they are wanted.
TestResult test_pattern(const WrittenPattern& pattern, const std::string& subject, bool negates,
                        std::vector<std::string>* captures, const RequestState& state, MatchBudget& budget);

/// All of them. Adds what they capture to `captures`.
TestResult test_conditions(const Conditions& conditions, const RequestState& state, const RuleSet& set,
                           MatchBudget& budget, Captures& captures);

}  // namespace iislint::rewrite
