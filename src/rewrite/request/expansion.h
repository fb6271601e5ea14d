// Texts with braces, expanded for a request.
#pragma once

#include <string>
#include <vector>

#include "rewrite/request/request.h"
#include "rewrite/rules/rule_set.h"
#include "rewrite/text/template.h"

namespace iislint::rewrite {

/// What patterns have captured so far: index 0 is the whole match.
struct Captures {
  std::vector<std::string> rule, condition;
};

struct Expansion {
  std::string text;
  std::vector<std::string> unknown;  ///< what could not be known: "the value of REMOTE_ADDR"
  std::string error;                 ///< why it cannot be expanded; empty: it can

  bool is_known() const { return unknown.empty() && error.empty(); }
};

Expansion expand(const Template& text, const Captures& captures, const RequestState& state,
                 const RuleSet& set);

}  // namespace iislint::rewrite
