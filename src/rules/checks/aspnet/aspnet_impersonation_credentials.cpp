#include "rules/checks/aspnet/aspnet_impersonation_credentials.h"

#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const AspnetImpersonationCredentials& rule, Reporter<AspnetImpersonationCredentials>& reporter) {
  if (!is_stand_in(text_of(rule.file(), rule.password().attribute))) reporter.report();
}

}  // namespace iislint::rules::checks
