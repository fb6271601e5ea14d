#include "rules/checks/ftp/access/ftp_authorization_none.h"

#include <utility>

#include "rules/checks/ftp/support/access/missing_authorization.h"

namespace iislint::rules::checks {

void check(const FtpAuthorizationNone& rule, Reporter<FtpAuthorizationNone>& reporter) {
  if (auto finding = missing_authorization(rule, rule.anonymous())) reporter.report(std::move(*finding));
}

}  // namespace iislint::rules::checks
