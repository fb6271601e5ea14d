#include "rules/checks/ftp/tls/ftp_ssl_implicit_no_cert.h"

#include "rules/checks/ftp/support/server_certificates.h"

namespace iislint::rules::checks {

void check(const FtpSslImplicitNoCert& rule, Reporter<FtpSslImplicitNoCert>& reporter) {
  if (!borrows_certificate(rule, FtpSslImplicitNoCert::kHashSlot)) reporter.report();
}

}  // namespace iislint::rules::checks
