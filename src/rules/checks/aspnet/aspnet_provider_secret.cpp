#include "rules/checks/aspnet/aspnet_provider_secret.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "schema/binding/config_path.h"

namespace iislint::rules::checks {
namespace {

bool is_setting(std::string_view text) {
  return base::equals_ignoring_case(text, "true") || base::equals_ignoring_case(text, "false");
}

bool is_provider(const FileView& file, xml::NodeId element) {
  return file.document().name(element) == "add" && stands_in(file, element, "providers") &&
         schema::group_path(file.document(), file.binding(), element).starts_with("system.web/");
}

}  // namespace

// Connection strings have rules of their own.
void check(const AspnetProviderSecret& rule, Reporter<AspnetProviderSecret>& reporter) {
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    const std::string text = text_of(file, id);
    if (!is_provider(file, element) || text.empty() || is_setting(text) || is_stand_in(text)) return;
    if (base::lower(name_of(file, id)).ends_with("connectionstring")) return;
    reporter.report({secret_finding(file, element, id), {.attribute = name_of(file, id)}});
  });
}

}  // namespace iislint::rules::checks
