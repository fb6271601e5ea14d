// Rules that were read at run time, and every text and list they refer to.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/table/rule_table.h"

namespace iislint::rules {

/// Grows only; what it has handed out stays where it is.
class RuleStore {
 public:
  RuleStore() = default;
  RuleStore(const RuleStore&) = delete;
  RuleStore& operator=(const RuleStore&) = delete;

  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  template <typename T>
  std::span<const T> keep(std::vector<T> list) {
    if (list.empty()) return {};
    auto kept = std::make_shared<const std::vector<T>>(std::move(list));
    lists_.push_back(kept);
    return *kept;
  }

  diag::RuleInfo& add_info() { return infos_.emplace_back(); }
  void add(const Rule& rule) { rules_.push_back(rule); }
  const std::deque<Rule>& rules() const { return rules_; }

 private:
  std::deque<std::string> texts_;
  std::vector<std::shared_ptr<const void>> lists_;
  std::deque<diag::RuleInfo> infos_;
  std::deque<Rule> rules_;
};

}  // namespace iislint::rules
