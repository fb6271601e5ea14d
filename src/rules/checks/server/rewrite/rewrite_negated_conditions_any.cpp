#include "rules/checks/server/rewrite/rewrite_negated_conditions_any.h"

#include <utility>

#include "base/text.h"
#include "rewrite/pattern/disjoint.h"
#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

bool asks_the_same(const rewrite::Condition& one, const rewrite::Condition& other) {
  const auto input = [](const rewrite::Condition& condition) {
    const bool is_file = condition.type != rewrite::MatchType::pattern;
    return condition.input.text.empty() && is_file ? std::string("{request_filename}")
                                                   : base::lower(condition.input.text);
  };
  return input(one) == input(other);
}

/// Whether nothing fulfils both without their negations.
bool exclude(const rewrite::Condition& one, const rewrite::Condition& other) {
  const bool is_pattern = one.type == rewrite::MatchType::pattern;
  if (one.type != other.type) return !is_pattern && other.type != rewrite::MatchType::pattern;
  if (!is_pattern || holds_token(one.pattern.text) || holds_token(other.pattern.text)) return false;
  return rewrite::exclude_each_other({one.pattern.text, one.pattern.syntax},
                                     {other.pattern.text, other.pattern.syntax});
}

/// Of two conditions, the second that is negated and true whenever the first, on the same input, is not.
const rewrite::Condition* second_of(const rewrite::Conditions& conditions) {
  for (std::size_t i = 0; i < conditions.all.size(); ++i) {
    const rewrite::Condition& second = conditions.all[i];
    if (!second.negates) continue;
    for (std::size_t j = 0; j < i; ++j) {
      const rewrite::Condition& first = conditions.all[j];
      if (first.negates && asks_the_same(first, second) && exclude(first, second)) return &second;
    }
  }
  return nullptr;
}

}  // namespace

void check(const RewriteNegatedConditionsAny& rule, Reporter<RewriteNegatedConditionsAny>& reporter) {
  constexpr std::size_t kMost = 100;  // more is no rule that somebody wrote
  for (const RewriteList& list : rewrite_rules(rule.file()).lists) {
    for (const rewrite::InboundRule& one : list.rules) {
      if (!one.conditions.needs_any || one.conditions.all.size() > kMost) continue;
      const rewrite::Condition* second = second_of(one.conditions);
      if (second == nullptr) continue;
      RewriteNegatedConditionsAny::Finding finding;
      finding.at = anchor_of_attribute(rule.file(), one.conditions.element.element, "logicalGrouping");
      finding.args = {.input = second->input.text.empty() ? "{REQUEST_FILENAME}" : second->input.text};
      reporter.report(std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
