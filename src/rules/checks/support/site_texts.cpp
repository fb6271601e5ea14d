#include "rules/checks/support/site_texts.h"

namespace iislint::rules::checks {

std::string name_of(const FileView& file, const config::SiteRow& site) {
  std::string buffer;
  return std::string(value_of(file, file.document().find_attribute(site.element, "name"), buffer));
}

std::string_view value_of(const FileView& file, xml::AttributeId attribute, std::string& buffer) {
  if (attribute == xml::kNone) return {};
  return file.document().value(file.document().attribute(attribute), buffer);
}

}  // namespace iislint::rules::checks
