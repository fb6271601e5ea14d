#include "rules/checks/ftp/access/ftp_brute_force_wrong_level.h"

namespace iislint::rules::checks {

void check(const FtpBruteForceWrongLevel& rule, Reporter<FtpBruteForceWrongLevel>& reporter) {
  if (!rule.place().empty()) reporter.report();
}

}  // namespace iislint::rules::checks
