#include "rules/checks/ftp/client_certificates/ftp_clientcert_no_server_cert.h"

#include "rules/checks/ftp/support/server_certificates.h"

namespace iislint::rules::checks {

void check(const FtpClientcertNoServerCert& rule, Reporter<FtpClientcertNoServerCert>& reporter) {
  if (!borrows_certificate(rule, FtpClientcertNoServerCert::kHashSlot)) reporter.report();
}

}  // namespace iislint::rules::checks
