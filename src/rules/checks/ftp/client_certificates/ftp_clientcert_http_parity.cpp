#include "rules/checks/ftp/client_certificates/ftp_clientcert_http_parity.h"

#include <utility>

#include "rules/checks/ftp/support/http_parity.h"

namespace iislint::rules::checks {

void check(const FtpClientcertHttpParity& rule, Reporter<FtpClientcertHttpParity>& reporter) {
  using Case = FtpClientcertHttpParity::Case;
  auto breach = parity_breach(rule, HttpsDemand::client_certificate);
  if (!breach) return;
  reporter.report(breach->is_same_site ? Case::same_site : Case::same_folder, std::move(breach->finding));
}

}  // namespace iislint::rules::checks
