#include "rules/checks/aspnet/support/elements.h"

#include "base/text.h"

namespace iislint::rules::checks {

xml::AttributeId true_attribute(const FileView& file, xml::NodeId element, std::string_view name) {
  const xml::AttributeId id = file.document().find_attribute(element, name);
  if (id == xml::kNone) return id;
  return base::equals_ignoring_case(base::trim(text_of(file, id)), "true") ? id : xml::kNone;
}

}  // namespace iislint::rules::checks
