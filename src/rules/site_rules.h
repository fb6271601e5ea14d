// Runs the rules of the table over the sites of one file.
#pragma once

#include <functional>
#include <vector>

#include "config/effective.h"
#include "diag/diagnostic.h"
#include "rules/rule_table.h"

namespace iislint::rules {

/// Findings of all rules for which `enabled` says yes, on the FTP sites of the file; one per rule and site,
/// still to be joined by diag::sort_and_join.
std::vector<diag::Diagnostic> run_site_rules(const config::EffectiveConfig& config,
                                             const std::function<bool(const diag::RuleInfo&)>& enabled);

}  // namespace iislint::rules
