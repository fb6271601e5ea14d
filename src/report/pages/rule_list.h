// The rules as a list: a table for people, all that is known of them for programs.
#pragma once

#include <iosfwd>
#include <span>

#include "diag/rule_info.h"

namespace iislint::report {

using RuleList = std::span<const diag::RuleInfo* const>;

void write_rules_as_text(RuleList rules, std::ostream& out);
void write_rules_as_json(RuleList rules, std::ostream& out);

/// With their pages: one object for one rule that was asked for, else a list.
void write_explained_as_json(RuleList rules, bool as_list, std::ostream& out);

}  // namespace iislint::report
