#include "rules/checks/secrets/config_redirection_plain_password.h"

#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const ConfigRedirectionPlainPassword& rule, Reporter<ConfigRedirectionPlainPassword>& reporter) {
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    if (!is_redirection(file, element) || file.document().name(file.document().attribute(id)) != "password")
      return;
    if (!is_stand_in(text_of(file, id)))
      reporter.report({secret_finding(file, element, id), {.attribute = name_of(file, id)}});
  });
}

}  // namespace iislint::rules::checks
