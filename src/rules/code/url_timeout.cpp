#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"
#include "values/time_span.h"

namespace iislint::rules::code {

// controlChannelTimeout counts seconds, the timeout is a timeSpan: no sheet compares the two.
void url_timeout_too_long(RuleEvaluation& run) {
  const std::int64_t timeout = run.value("timeout").number;
  if (timeout > run.param("longest")) return run.report("long");
  const std::int64_t control = run.value("control").number;
  if (control > 0 && timeout / values::kTicksPerSecond > control) run.report("beyond-control-channel");
}

}  // namespace iislint::rules::code
