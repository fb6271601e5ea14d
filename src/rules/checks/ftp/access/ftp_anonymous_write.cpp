#include "rules/checks/ftp/access/ftp_anonymous_write.h"

#include <utility>

#include "rules/checks/ftp/support/access/authorization.h"
#include "rules/checks/ftp/support/access/writers.h"

namespace iislint::rules::checks {

void check(const FtpAnonymousWrite& rule, Reporter<FtpAnonymousWrite>& reporter) {
  using Case = FtpAnonymousWrite::Case;
  const Case which = shares_folders(rule.mode()) ? Case::shared : Case::isolated;
  for (WritingRule& one :
       writing_rules(rule.file(), authorization_places(rule), anonymous_names(rule.user()))) {
    FtpAnonymousWrite::Finding finding{finding_at(rule.file(), one), {.who = std::move(one.who)}};
    reporter.report(which, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
