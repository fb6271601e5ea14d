#include "rules/checks/ftp/access/ftp_anonymous_enabled.h"

#include "rules/checks/ftp/support/access/authorization.h"
#include "rules/checks/ftp/support/access/writers.h"

namespace iislint::rules::checks {

// Where anonymous users may write, ftp-anonymous-write says the greater thing.
void check(const FtpAnonymousEnabled& rule, Reporter<FtpAnonymousEnabled>& reporter) {
  if (provider_decides(rule.provider(), rule.provider_on()) ||
      places_without_anonymous_write(rule, rule.user()).size() == authorization_places(rule).size())
    reporter.report();
}

}  // namespace iislint::rules::checks
