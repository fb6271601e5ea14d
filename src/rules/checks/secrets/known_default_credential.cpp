#include "rules/checks/secrets/known_default_credential.h"

#include <string>
#include <string_view>

#include "base/text.h"
#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const KnownDefaultCredential& rule, Reporter<KnownDefaultCredential>& reporter) {
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    const std::string_view name = file.document().name(file.document().attribute(id));
    std::string user, password;
    if (const auto logon = connection_of(file, element, id)) {
      user = logon->user;
      password = *logon->password;
    } else if (base::equals_ignoring_case(name, "password") || base::equals_ignoring_case(name, "pwd")) {
      for (const char* known : {"userName", "username", "user", "name"}) {
        if (user.empty()) user = value_of(file, element, known);
      }
      password = text_of(file, id);
    }
    if (is_known_default(user, password))
      reporter.report({secret_finding(file, element, id), {.attribute = name_of(file, id)}});
  });
}

}  // namespace iislint::rules::checks
