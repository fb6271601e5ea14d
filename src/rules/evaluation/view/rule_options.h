// How the rules of a run are meant.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/timings.h"
#include "diag/param_overrides.h"
#include "diag/rule_info.h"
#include "diag/rule_trace.h"
#include "diag/site_facts.h"

namespace iislint::rules {

struct RuleOptions {
  std::string_view profile = "default";
  const diag::ParamOverrides* params = nullptr;  ///< count before the sheets'
  /// What the settings say of a site; unset when there are none.
  std::function<diag::SiteFacts(std::string_view site)> facts_of = {};
  /// Whether a finding of the rule is of use although the profile turns its case off: somebody may have
  /// turned the rule on, or may want to know whether it would speak. Unset: always.
  std::function<bool(const diag::RuleInfo& rule)> wants_off_cases = {};
  std::string_view traced;  ///< the id of a rule whose every step is wanted
  std::vector<diag::RuleTrace>* traces = nullptr;
  base::Timings* timings = nullptr;  ///< takes the time of each rule; null: nobody wants to know
};

}  // namespace iislint::rules
