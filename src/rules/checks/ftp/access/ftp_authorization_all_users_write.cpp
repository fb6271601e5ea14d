#include "rules/checks/ftp/access/ftp_authorization_all_users_write.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rules/checks/ftp/support/access/authorization.h"
#include "rules/checks/ftp/support/access/writers.h"

namespace iislint::rules::checks {

void check(const FtpAuthorizationAllUsersWrite& rule, Reporter<FtpAuthorizationAllUsersWrite>& reporter) {
  using Case = FtpAuthorizationAllUsersWrite::Case;
  if (!authorization_of(rule.file()).names_everybody()) return;
  const auto& all = authorization_places(rule);
  const auto concerns_everybody = [&](const std::string& place) {
    const AuthorizationList* list = authorization_at(rule.file(), place);
    return list != nullptr && list->has_writing_rule_for_everybody();
  };
  if (std::none_of(all.begin(), all.end(), concerns_everybody)) return;
  const Case which = shares_folders(rule.mode()) ? Case::shared : Case::isolated;
  const auto places = may_be_true(rule.anonymous()) ? places_without_anonymous_write(rule, rule.user()) : all;
  for (WritingRule& one : writing_rules(rule.file(), places, {"*"})) {
    FtpAuthorizationAllUsersWrite::Finding finding{finding_at(rule.file(), one), {.who = std::move(one.who)}};
    reporter.report(which, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
