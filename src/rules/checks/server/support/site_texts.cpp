#include "rules/checks/server/support/site_texts.h"

#include <algorithm>

namespace iislint::rules::checks {

std::string name_of(const FileView& file, const config::SiteRow& site) {
  std::string buffer;
  return std::string(value_of(file, file.document().find_attribute(site.element, "name"), buffer));
}

std::string_view value_of(const FileView& file, xml::AttributeId attribute, std::string& buffer) {
  if (attribute == xml::kNone) return {};
  return file.document().value(file.document().attribute(attribute), buffer);
}

bool speaks_ftp_only(const config::ServerColumns& server, std::size_t site) {
  const auto bindings = server.bindings_of(site);
  return !bindings.empty() &&
         std::all_of(bindings.begin(), bindings.end(),
                     [&](const config::BindingRow& binding) { return binding.protocol == server.ftp(); });
}

}  // namespace iislint::rules::checks
