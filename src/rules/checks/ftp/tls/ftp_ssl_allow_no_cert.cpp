#include "rules/checks/ftp/tls/ftp_ssl_allow_no_cert.h"

#include "rules/checks/ftp/support/server_certificates.h"

namespace iislint::rules::checks {

void check(const FtpSslAllowNoCert& rule, Reporter<FtpSslAllowNoCert>& reporter) {
  if (!borrows_certificate(rule, FtpSslAllowNoCert::kHashSlot)) reporter.report();
}

}  // namespace iislint::rules::checks
