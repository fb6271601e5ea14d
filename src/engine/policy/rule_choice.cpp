#include "engine/policy/rule_choice.h"

#include <string>

namespace iislint::engine {
namespace {

template <typename Visit>
void for_each_rule(std::string_view name, const rules::RuleSet& rules, Visit&& visit) {
  const auto rank = diag::rank_of_name(name, rules.infos());
  if (!rank) return;
  for (const diag::RuleInfo* rule : rules.infos()) {
    if (diag::stands_for(name, rank->kind, *rule)) visit(*rule, *rank);
  }
}

}  // namespace

RuleChoice::RuleChoice(const RuleSelection& selection, const rules::RuleSet& rules)
    : selects_(!selection.select.empty()) {
  using Rank = diag::RuleNameRank;
  const auto keep_more_specific = [](std::optional<Rank>& known, const Rank& rank) {
    if (known && *known > rank) return false;
    known = rank;
    return true;
  };
  for (const std::string& name : selection.select) {
    for_each_rule(name, rules, [&](const diag::RuleInfo& rule, const Rank& rank) {
      keep_more_specific(by_id_[rule.id].selected, rank);
    });
  }
  for (const std::string& name : selection.ignore) {
    for_each_rule(name, rules, [&](const diag::RuleInfo& rule, const Rank& rank) {
      keep_more_specific(by_id_[rule.id].ignored, rank);
    });
  }
  for (const auto& [name, level] : selection.severity) {
    for_each_rule(name, rules, [&](const diag::RuleInfo& rule, const Rank& rank) {
      Choice& choice = by_id_[rule.id];
      if (keep_more_specific(choice.leveled, rank)) choice.level = level;
    });
  }
}

const RuleChoice::Choice* RuleChoice::find(std::string_view id) const {
  const auto found = by_id_.empty() ? by_id_.end() : by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

bool RuleChoice::is_left_out(std::string_view id) const {
  const Choice* choice = find(id);
  if (choice == nullptr) return selects_;
  if (selects_ && !choice->selected) return true;
  return choice->ignored && (!choice->selected || *choice->ignored >= *choice->selected);
}

bool RuleChoice::is_selected(std::string_view id) const {
  const Choice* choice = find(id);
  return choice != nullptr && choice->selected.has_value();
}

std::optional<diag::Severity> RuleChoice::severity(std::string_view id) const {
  const Choice* choice = find(id);
  return choice != nullptr && choice->leveled ? std::optional(choice->level) : std::nullopt;
}

}  // namespace iislint::engine
