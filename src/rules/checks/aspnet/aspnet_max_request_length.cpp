#include "rules/checks/aspnet/aspnet_max_request_length.h"

#include <cstdint>

namespace iislint::rules::checks {

// What request filtering stops does not reach ASP.NET; what looks like bytes has request-limit-mismatch.
void check(const AspnetMaxRequestLength& rule, Reporter<AspnetMaxRequestLength>& reporter) {
  constexpr std::int64_t kBytes = 1024;
  if (!rule.filter().is_known() || rule.filter().number / kBytes <= rule.most()) return;
  if (rule.filter().number != rule.length().number) reporter.report();
}

}  // namespace iislint::rules::checks
