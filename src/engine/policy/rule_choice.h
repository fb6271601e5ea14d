// What the names on a command line say of each rule.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "diag/rule_names.h"
#include "engine/input/options.h"
#include "rules/table/rule_set.h"

namespace iislint::engine {

/// --select, --ignore and --severity, which take ids, patterns and groups, for the rules of one set. Borrows
/// the selection.
class RuleChoice {
 public:
  RuleChoice(const RuleSelection& selection, const rules::RuleSet& rules);

  /// By --ignore, unless --select is more specific; or by --select, which names others.
  bool is_left_out(std::string_view id) const;
  /// By --select.
  bool is_selected(std::string_view id) const;
  std::optional<diag::Severity> severity(std::string_view id) const;
  /// Whether any of the three says something of it.
  bool is_named(std::string_view id) const { return by_id_.count(id) != 0; }

 private:
  struct Choice {
    std::optional<diag::RuleNameRank> selected, ignored, leveled;
    diag::Severity level = diag::Severity::off;
  };

  const Choice* find(std::string_view id) const;

  bool selects_;
  std::unordered_map<std::string_view, Choice> by_id_;  // those that are named
};

}  // namespace iislint::engine
