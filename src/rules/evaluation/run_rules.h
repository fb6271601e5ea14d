// Runs rules over one file.
#pragma once

#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "rules/evaluation/view/file_view.h"
#include "rules/evaluation/view/rule_options.h"
#include "rules/table/rule_set.h"

namespace iislint::rules {

/// Findings of all rules that are `wanted` (one entry for each of rules.rules()), with the severity of the
/// profile (which may be off); one per rule and subject, and an internal-error for each rule that failed;
/// still to be joined by diag::sort_and_join.
std::vector<diag::Diagnostic> run_rules(const FileView& file, const RuleSet& rules,
                                        const RuleOptions& options, const std::vector<bool>& wanted);

/// Whether the rule can speak in that profile: not all of its cases are off.
bool speaks_in(const Rule& rule, std::string_view profile);

}  // namespace iislint::rules
