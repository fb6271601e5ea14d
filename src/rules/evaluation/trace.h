// What a rule did on one subject, for --trace-rule.
#pragma once

#include "diag/rule_trace.h"
#include "rules/evaluation/rule_evaluation.h"

namespace iislint::rules {

/// Of the subject that the run has just judged, with so many findings.
diag::RuleTrace trace_of(const RuleEvaluation& run, std::size_t findings);

}  // namespace iislint::rules
