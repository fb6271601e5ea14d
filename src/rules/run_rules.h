// Runs the rules of the table over one file.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "config/effective.h"
#include "diag/diagnostic.h"
#include "diag/param_overrides.h"
#include "rules/rule_table.h"

namespace iislint::rules {

/// Findings of all rules for which `wanted` says yes, with the severity of the profile (which may be off);
/// one per rule and site, still to be joined by diag::sort_and_join. `params` count before the sheets'.
std::vector<diag::Diagnostic> run_rules(const config::EffectiveConfig& config, std::string_view profile,
                                        const std::function<bool(const Rule&)>& wanted,
                                        const diag::ParamOverrides* params = nullptr);

/// Whether the rule can speak in that profile: not all of its cases are off.
bool speaks_in(const Rule& rule, std::string_view profile);

}  // namespace iislint::rules
