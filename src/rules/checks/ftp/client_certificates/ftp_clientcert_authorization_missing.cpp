#include "rules/checks/ftp/client_certificates/ftp_clientcert_authorization_missing.h"

#include <utility>

#include "rules/checks/ftp/support/access/missing_authorization.h"

namespace iislint::rules::checks {

void check(const FtpClientcertAuthorizationMissing& rule,
           Reporter<FtpClientcertAuthorizationMissing>& reporter) {
  if (auto finding = missing_authorization(rule, rule.anonymous())) reporter.report(std::move(*finding));
}

}  // namespace iislint::rules::checks
