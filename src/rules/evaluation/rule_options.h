// How the rules of a run are meant.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "diag/param_overrides.h"
#include "diag/rule_trace.h"
#include "diag/site_facts.h"

namespace iislint::rules {

struct RuleOptions {
  std::string_view profile = "default";
  const diag::ParamOverrides* params = nullptr;  ///< count before the sheets'
  /// What the settings say of a site; unset when there are none.
  std::function<diag::SiteFacts(std::string_view site)> facts_of = {};
  std::string_view traced;  ///< the id of a rule whose every step is wanted
  std::vector<diag::RuleTrace>* traces = nullptr;
};

}  // namespace iislint::rules
