#include "rules/checks/secrets/environment_variable_secret.h"

#include <string>

#include "rules/checks/secrets/support/secret_settings.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const EnvironmentVariableSecret& rule, Reporter<EnvironmentVariableSecret>& reporter) {
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    if (!stands_in(file, element, "environmentVariables") || name_of(file, id) != "value") return;
    if (connection_of(file, element, id)) return;
    const std::string name = value_of(file, element, "name");
    if (!is_secret_variable(name, text_of(file, id))) return;
    reporter.report({secret_finding(file, element, id), {.name = name}});
  });
}

}  // namespace iislint::rules::checks
