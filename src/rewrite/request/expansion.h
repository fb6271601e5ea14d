// Texts with braces, expanded for a request.
#pragma once

#include <cstddef>
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

/// For a report: of captures over all steps, `room` bytes are kept as they are, the rest is shortened.
void shorten(Captures& captures, std::size_t& room);

struct Expansion {
  std::string text;
  std::vector<std::string> unknown;  ///< what could not be known: "the value of REMOTE_ADDR"
  std::string error;                 ///< why it cannot be expanded; empty: it can

  bool is_known() const { return unknown.empty() && error.empty(); }
};

Expansion expand(const Template& text, const Captures& captures, const RequestState& state,
                 const RuleSet& set);

}  // namespace iislint::rewrite
