#include "rules/checks/aspnet/support/aspnet_authorization.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "config/lookup/lookup_chain.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.web/authorization";

std::vector<std::string> names_in(const config::ElementRef& entry, std::string_view attribute) {
  std::vector<std::string> names;
  const xml::AttributeId id = entry.document->find_attribute(entry.element, attribute);
  if (id == xml::kNone) return names;
  std::string buffer;
  for (const std::string_view piece :
       base::split(entry.document->value(entry.document->attribute(id), buffer), ',')) {
    if (!base::trim(piece).empty()) names.push_back(base::lower(base::trim(piece)));
  }
  return names;
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void add_rules(const config::ElementRef& section, std::vector<AspNetAuthorizationRule>& rules) {
  xml::for_each_child_element(*section.document, section.element, [&](xml::NodeId child) {
    if (section.binding->elements[child].standing != schema::BindStatus::bound) return;
    const config::ElementRef entry{section.document, section.binding, child};
    rules.push_back({entry, section.document->name(child) == "allow", names_in(entry, "users"),
                     names_in(entry, "roles"), names_in(entry, "verbs")});
  });
}

config::ElementRef element_of(const FileView& file, const config::Layer& layer) {
  const config::HierarchyFile& level = file.hierarchy().levels()[layer.level];
  return {level.document, level.binding, layer.element};
}

}  // namespace

bool AspNetAuthorizationRule::fits_everybody() const {
  return holds(users, "*");
}

bool AspNetAuthorizationRule::fits_anonymous() const {
  return verbs.empty() && (fits_everybody() || holds(users, "?"));
}

std::vector<AspNetAuthorizationRule> own_aspnet_rules(const FileView& file, const std::string& place) {
  std::vector<AspNetAuthorizationRule> rules;
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (const config::Layer& layer : hierarchy.sections_at(hierarchy.own_index(), kSection, place))
    add_rules(element_of(file, layer), rules);
  return rules;
}

std::vector<AspNetAuthorizationRule> aspnet_rules(const FileView& file, const std::string& place) {
  std::vector<AspNetAuthorizationRule> rules;
  const std::vector<config::Layer> layers = file.hierarchy().layers(kSection, place);
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
    add_rules(element_of(file, *layer), rules);
  return rules;
}

}  // namespace iislint::rules::checks
