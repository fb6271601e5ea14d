// Texts with braces, expanded for a request.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rewrite/request/request.h"
#include "rewrite/request/unknown.h"
#include "rewrite/rules/rule_set.h"
#include "rewrite/text/template.h"

namespace iislint::rewrite {

/// What patterns have captured so far: index 0 is the whole match.
struct Captures {
  /// Of one match; those behind them are not known. No pattern that people write has more.
  static constexpr std::size_t kMostGroups = 100;

  std::vector<std::string> rule, condition;

  /// As they may be told.
  Captures shown(const RequestState& state) const;
};

/// What is not known once RequestState::spend has said no.
inline constexpr const char* kTooMuchText =
    "what a text expands to: the rules make too much text of a request";

struct Expansion {
  std::string text;
  Unknowns unknown;   ///< what could not be known
  std::string error;  ///< why it cannot be expanded; empty: it can

  bool is_known() const { return unknown.empty() && error.empty(); }
};

Expansion expand(const Template& text, const Captures& captures, const RequestState& state,
                 const RuleSet& set);

}  // namespace iislint::rewrite
