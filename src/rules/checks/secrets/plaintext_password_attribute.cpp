#include "rules/checks/secrets/plaintext_password_attribute.h"

#include <string>

#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using schema::BindStatus;

}  // namespace

void check(const PlaintextPasswordAttribute& rule, Reporter<PlaintextPasswordAttribute>& reporter) {
  const FileView& file = rule.file();
  const schema::Binding& binding = file.binding();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    const schema::AttributeFact* fact = binding.fact(id);
    if (fact == nullptr || !fact->encrypted || binding.elements[element].standing != BindStatus::bound)
      return;
    if (is_redirection(file, element) || is_stand_in(text_of(file, id))) return;
    reporter.report(
        {secret_finding(file, element, id),
         {.attribute = name_of(file, id), .element = std::string(file.document().name(element))}});
  });
}

}  // namespace iislint::rules::checks
