#include "rules/checks/ftp/providers/ftp_custom_authorization_undefined_provider.h"

#include <utility>

#include "rules/checks/ftp/support/providers.h"

namespace iislint::rules::checks {

void check(const FtpCustomAuthorizationUndefinedProvider& rule,
           Reporter<FtpCustomAuthorizationUndefinedProvider>& reporter) {
  if (auto meant = undefined_provider(rule, rule.name().text))
    reporter.report({{}, {.meant = std::move(*meant)}});
}

}  // namespace iislint::rules::checks
