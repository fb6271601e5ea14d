#include "rewrite/rules/rule.h"

#include <algorithm>

namespace iislint::rewrite {

const Pattern& WrittenPattern::pattern() const {
  if (compiled_ == nullptr) compiled_ = std::make_shared<const Pattern>(text, syntax, ignores_case);
  return *compiled_;
}

const Template& WrittenTemplate::parsed() const {
  if (parsed_ == nullptr) parsed_ = std::make_shared<const Template>(parse_template(text));
  return *parsed_;
}

// A condition that is negated, or about files, captures nothing; {C:n} is then of the one before it.
ConditionGroups groups_of(const Conditions& conditions) {
  ConditionGroups groups;
  for (const Condition& one : conditions.all) {
    if (one.negates || one.type != MatchType::pattern) continue;
    const std::size_t count = one.pattern.pattern().group_count();
    if (conditions.tracks_all_captures) {
      groups.most += count;
      groups.always = groups.most;
    } else {
      groups.most = std::max(groups.most, count);
      groups.always = count;
    }
  }
  if (conditions.needs_any) groups.always = 0;
  return groups;
}

}  // namespace iislint::rewrite
