// The page of a rule as HTML.
#pragma once

#include <string>

#include "diag/rule_info.h"

namespace iislint::report {

/// Headings begin at level 4, below that of the rule; the title of the page is left out.
std::string rule_as_html(const diag::RuleInfo& rule);

}  // namespace iislint::report
