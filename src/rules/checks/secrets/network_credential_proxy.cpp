#include "rules/checks/secrets/network_credential_proxy.h"

#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const NetworkCredentialProxy& rule, Reporter<NetworkCredentialProxy>& reporter) {
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    if (is_proxy(file, element) && holds_address_with_password(text_of(file, id)))
      reporter.report({secret_finding(file, element, id), {.attribute = name_of(file, id)}});
  });
}

}  // namespace iislint::rules::checks
