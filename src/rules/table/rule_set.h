// All rules of a run: the builtin ones and those that users have written.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "rules/table/rule_table.h"

namespace iislint::rules {

class RuleStore;

/// Immutable after construction; copies share what they own.
class RuleSet {
 public:
  /// The builtin ones.
  static const RuleSet& builtin();

  /// Those and the rules of the store, none of which may have the id of a builtin one.
  explicit RuleSet(std::shared_ptr<const RuleStore> more);

  /// Sorted by id.
  const std::vector<const diag::RuleInfo*>& infos() const { return infos_; }
  const std::vector<const Rule*>& rules() const { return rules_; }
  /// The entry of that id, or nullptr.
  const diag::RuleInfo* find(std::string_view id) const;

 private:
  RuleSet();

  std::vector<const diag::RuleInfo*> infos_;
  std::vector<const Rule*> rules_;
  std::shared_ptr<const RuleStore> more_;
};

}  // namespace iislint::rules
