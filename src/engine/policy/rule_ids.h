// Ids of rules that somebody has typed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/input/options.h"
#include "rules/table/rule_set.h"

namespace iislint::engine {

/// An error with the ids that were probably meant, unless one of the sets has a rule of that id.
std::optional<base::Error> check_rule_id(const std::string& id,
                                         const std::vector<const rules::RuleSet*>& sets);

/// The same for the first name in `options` that stands for no rule: an id, a pattern or a group, but for the
/// traced rule, which is an id.
std::optional<base::Error> check_rule_ids(const Options& options,
                                          const std::vector<const rules::RuleSet*>& sets);

}  // namespace iislint::engine
