// The page of a rule as it is shown: what rules/**/<id>.md says, with the facts of the sheet put in. Also the
// list of all pages.
#pragma once

#include <span>
#include <string>

#include "diag/rule_info.h"
#include "report/renderer.h"

namespace iislint::report {

/// For a terminal.
std::string rule_as_text(const diag::RuleInfo& rule, const TextOptions& options);

/// The Markdown of the page with a table of facts before its first section and the help before its examples.
std::string rule_as_markdown(const diag::RuleInfo& rule);

/// Markdown tables of the rules, by area and category; each links to <id>.md beside it.
std::string rules_as_markdown(std::span<const diag::RuleInfo* const> rules);

}  // namespace iislint::report
