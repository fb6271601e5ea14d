// What a rule did on one subject, for --trace-rule.
#pragma once

#include "diag/rule_trace.h"
#include "rules/evaluation/view/rule_values.h"

namespace iislint::rules {

/// Of the subject that the rule has just been asked about, with so many findings.
diag::RuleTrace trace_of(const RuleValues& values, std::size_t findings);

}  // namespace iislint::rules
