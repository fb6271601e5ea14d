// A value of a site and what it replaces.
#pragma once

#include <cstddef>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

struct ValuePair {
  const config::Value& own;
  config::Value above;  ///< what would be in force if the site wrote nothing

  /// `slot` is that of `value`, which is one of the rule's site.
  ValuePair(const SiteContext& rule, const config::Value& value, std::size_t slot)
      : own(value), above(rule.site().value_above(slot)) {}

  bool both_written() const {
    return own.origin == config::Origin::written && above.is_known() && above.is_written();
  }
};

}  // namespace iislint::rules::checks
