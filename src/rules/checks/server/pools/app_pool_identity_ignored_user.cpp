#include "rules/checks/server/pools/app_pool_identity_ignored_user.h"

#include <utility>

#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = AppPoolIdentityIgnoredUser::Case;

/// Takes away what the pool itself writes of the account.
diag::Fix removal_of_account(const AppPoolIdentityIgnoredUser& rule) {
  const xml::Document& document = rule.file().document();
  diag::Fix fix{"Remove userName and password", diag::FixSafety::safe, {}};
  for (const config::Value* value : {&rule.user(), &rule.password()}) {
    if (value->origin == config::Origin::written)
      fix.edits.push_back({xml::whole_of(document, document.attribute(value->attribute)), ""});
  }
  return fix;
}

}  // namespace

void check(const AppPoolIdentityIgnoredUser& rule, Reporter<AppPoolIdentityIgnoredUser>& reporter) {
  AppPoolIdentityIgnoredUser::Finding finding;
  finding.fixes.push_back(removal_of_account(rule));
  reporter.report(Case::ignored, std::move(finding));
  reporter.report(Case::missing);
}

}  // namespace iislint::rules::checks
