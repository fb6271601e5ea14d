#include "rules/checks/server/pools/app_pool_pipeline_classic.h"

#include "rules/checks/server/support/pool_usage.h"

namespace iislint::rules::checks {

// IIS Express brings a pool for each mode; one that nobody uses is nobody's concern.
void check(const AppPoolPipelineClassic& rule, Reporter<AppPoolPipelineClassic>& reporter) {
  const std::size_t row = pool_row(rule.file(), rule.element());
  if (row != config::kNoRow && !applications_of_pool(rule.file(), row).empty()) reporter.report();
}

}  // namespace iislint::rules::checks
