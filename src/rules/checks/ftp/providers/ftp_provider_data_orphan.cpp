#include "rules/checks/ftp/providers/ftp_provider_data_orphan.h"

#include <utility>

#include "rules/checks/ftp/support/providers.h"

namespace iislint::rules::checks {

void check(const FtpProviderDataOrphan& rule, Reporter<FtpProviderDataOrphan>& reporter) {
  if (auto meant = undefined_provider(rule, rule.name().text))
    reporter.report({{}, {.meant = std::move(*meant)}});
}

}  // namespace iislint::rules::checks
