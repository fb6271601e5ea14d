#include "rules/checks/aspnet/aspnet_impersonation_integrated.h"

#include "rules/checks/aspnet/support/pipeline_mode.h"

namespace iislint::rules::checks {

void check(const AspnetImpersonationIntegrated& rule, Reporter<AspnetImpersonationIntegrated>& reporter) {
  using Case = AspnetImpersonationIntegrated::Case;
  const PipelineMode mode = pipeline_mode_at(rule.file(), rule.place());
  if (mode == PipelineMode::classic) return;
  reporter.report(mode == PipelineMode::integrated ? Case::integrated : Case::unknown);
}

}  // namespace iislint::rules::checks
