#include "rules/checks/ftp/client_certificates/ftp_clientcert_url_timeout_too_long.h"

#include <cstdint>

#include "values/time_span.h"

namespace iislint::rules::checks {

// controlChannelTimeout counts seconds, the timeout is a timeSpan: no sheet compares the two.
void check(const FtpClientcertUrlTimeoutTooLong& rule, Reporter<FtpClientcertUrlTimeoutTooLong>& reporter) {
  using Case = FtpClientcertUrlTimeoutTooLong::Case;
  const std::int64_t timeout = rule.timeout().number;
  if (timeout > rule.longest()) return reporter.report(Case::long_);
  const std::int64_t control = rule.control().number;
  if (control > 0 && timeout / values::kTicksPerSecond > control)
    reporter.report(Case::beyond_control_channel);
}

}  // namespace iislint::rules::checks
