#include "rules/checks/aspnet/aspnet_membership_password_retrieval.h"

#include <utility>

#include "rules/checks/aspnet/support/elements.h"

namespace iislint::rules::checks {

// The schema does not know the attributes of providers.
void check(const AspnetMembershipPasswordRetrieval& rule,
           Reporter<AspnetMembershipPasswordRetrieval>& reporter) {
  const xml::AttributeId id = true_attribute(rule.file(), rule.element(), "enablePasswordRetrieval");
  if (id == xml::kNone) return;
  AspnetMembershipPasswordRetrieval::Finding finding;
  finding.at = anchor_of_attribute(rule.file(), rule.element(), id);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
