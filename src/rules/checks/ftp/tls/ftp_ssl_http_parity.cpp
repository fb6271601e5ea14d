#include "rules/checks/ftp/tls/ftp_ssl_http_parity.h"

#include <utility>

#include "rules/checks/ftp/support/http_parity.h"

namespace iislint::rules::checks {

void check(const FtpSslHttpParity& rule, Reporter<FtpSslHttpParity>& reporter) {
  using Case = FtpSslHttpParity::Case;
  auto breach = parity_breach(rule, HttpsDemand::tls);
  if (!breach) return;
  reporter.report(breach->is_same_site ? Case::same_site : Case::same_folder, std::move(breach->finding));
}

}  // namespace iislint::rules::checks
