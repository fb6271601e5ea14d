#include "rules/checks/secrets/connection_string_password.h"

#include "base/text.h"
#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_values.h"

namespace iislint::rules::checks {

void check(const ConnectionStringPassword& rule, Reporter<ConnectionStringPassword>& reporter) {
  using Case = ConnectionStringPassword::Case;
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    const auto logon = connection_of(file, element, id);
    if (!logon || is_stand_in(*logon->password)) return;
    const bool is_sa = base::equals_ignoring_case(logon->user, "sa") && !logon->needs_no_password;
    reporter.report(logon->is_key ? Case::key
                    : is_sa       ? Case::administrator
                                  : Case::password,
                    {secret_finding(file, element, id), {.attribute = name_of(file, id)}});
  });
}

}  // namespace iislint::rules::checks
