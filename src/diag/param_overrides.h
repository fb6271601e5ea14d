// Thresholds of rules that the user has chosen: settings read them, the evaluation of rules takes them
// instead of those of the sheet.
#pragma once

#include <algorithm>
#include <vector>

#include "diag/rule_info.h"

namespace iislint::diag {

struct ParamOverride {
  const Param* param;  ///< an entry of RuleInfo::params
  ParamValue value;    ///< for every profile; the text belongs to the settings
};

/// Borrows the settings. Each parameter at most once.
using ParamOverrides = std::vector<ParamOverride>;

/// The chosen value, or nullptr.
inline const ParamValue* find_override(const ParamOverrides* overrides, const Param& param) {
  if (overrides == nullptr) return nullptr;
  const auto found = std::find_if(overrides->begin(), overrides->end(),
                                  [&](const ParamOverride& entry) { return entry.param == &param; });
  return found == overrides->end() ? nullptr : &found->value;
}

}  // namespace iislint::diag
