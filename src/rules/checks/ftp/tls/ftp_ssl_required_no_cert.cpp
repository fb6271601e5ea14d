#include "rules/checks/ftp/tls/ftp_ssl_required_no_cert.h"

#include "rules/checks/ftp/support/server_certificates.h"

namespace iislint::rules::checks {

void check(const FtpSslRequiredNoCert& rule, Reporter<FtpSslRequiredNoCert>& reporter) {
  if (!borrows_certificate(rule, FtpSslRequiredNoCert::kHashSlot)) reporter.report();
}

}  // namespace iislint::rules::checks
