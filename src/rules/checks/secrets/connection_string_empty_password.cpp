#include "rules/checks/secrets/connection_string_empty_password.h"

#include "rules/checks/secrets/support/secret_values.h"

namespace iislint::rules::checks {

void check(const ConnectionStringEmptyPassword& rule, Reporter<ConnectionStringEmptyPassword>& reporter) {
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    const auto logon = connection_of(file, element, id);
    if (!logon || logon->is_key || logon->needs_no_password || logon->is_file) return;
    if (logon->password->empty() && !logon->user.empty())
      reporter.report({secret_finding(file, element, id), {.attribute = name_of(file, id)}});
  });
}

}  // namespace iislint::rules::checks
