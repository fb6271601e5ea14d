#include "rules/checks/secrets/app_settings_secret.h"

#include <string>

#include "rules/checks/secrets/support/secret_settings.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const AppSettingsSecret& rule, Reporter<AppSettingsSecret>& reporter) {
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    if (file.document().name(element) != "add" || !stands_in(file, element, "appSettings")) return;
    if (file.document().name(file.document().attribute(id)) != "value" || connection_of(file, element, id))
      return;
    const std::string key = value_of(file, element, "key");
    if (!is_secret_setting(key, text_of(file, id))) return;
    reporter.report({secret_finding(file, element, id), {.attribute = name_of(file, id), .key = key}});
  });
}

}  // namespace iislint::rules::checks
