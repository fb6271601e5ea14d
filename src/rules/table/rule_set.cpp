#include "rules/table/rule_set.h"

#include <algorithm>

#include "rules/table/rule_store.h"

namespace iislint::rules {
namespace {

bool has_lesser_id(const diag::RuleInfo* a, const diag::RuleInfo* b) {
  return a->id < b->id;
}

}  // namespace

RuleSet::RuleSet() {
  for (const diag::RuleInfo& info : rule_infos())
    infos_.push_back(&info);
  for (const Rule& rule : rules::rules())
    rules_.push_back(&rule);
}

RuleSet::RuleSet(std::shared_ptr<const RuleStore> more) : RuleSet() {
  more_ = std::move(more);
  for (const Rule& rule : more_->rules()) {
    infos_.push_back(rule.info);
    rules_.push_back(&rule);
  }
  std::sort(infos_.begin(), infos_.end(), has_lesser_id);
}

const RuleSet& RuleSet::builtin() {
  static const RuleSet kBuiltin;
  return kBuiltin;
}

const diag::RuleInfo* RuleSet::find(std::string_view id) const {
  const auto at =
      std::lower_bound(infos_.begin(), infos_.end(), id,
                       [](const diag::RuleInfo* info, std::string_view key) { return info->id < key; });
  return at != infos_.end() && (*at)->id == id ? *at : nullptr;
}

}  // namespace iislint::rules
