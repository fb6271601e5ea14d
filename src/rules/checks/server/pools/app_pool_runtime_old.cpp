#include "rules/checks/server/pools/app_pool_runtime_old.h"

#include "rules/checks/server/support/pool_usage.h"

namespace iislint::rules::checks {

// IIS Express brings a pool for each runtime; one that nobody uses is nobody's concern.
void check(const AppPoolRuntimeOld& rule, Reporter<AppPoolRuntimeOld>& reporter) {
  const std::size_t row = pool_row(rule.file(), rule.element());
  if (row != config::kNoRow && !applications_of_pool(rule.file(), row).empty()) reporter.report();
}

}  // namespace iislint::rules::checks
