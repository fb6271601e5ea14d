#include "rules/checks/server/support/web_sections.h"

#include "base/text.h"
#include "schema/binding/config_path.h"

namespace iislint::rules::checks {

config::ElementRef entry_at(const FileView& file, const std::string& place, std::string_view section,
                            std::string_view steps, std::string_view key) {
  return file.section(section).entries(place, steps).in_force.find(std::string(key) + '\n');
}

std::optional<std::string> place_above(const RuleContext& rule, std::string_view section) {
  const config::Hierarchy& hierarchy = rule.file().hierarchy();
  const config::Layer* nearest = nullptr;
  for (const config::Layer& layer : rule.file().section(section).layers(rule.place())) {
    if (layer.level == hierarchy.own_index() && !layer.is_for(rule.place())) nearest = &layer;
  }
  if (nearest == nullptr) return std::nullopt;
  return hierarchy.place_of(*nearest);
}

bool is_said_above(const RuleContext& rule, std::string_view section, const config::Value& value) {
  return !value.is_written() && place_above(rule, section);
}

FindingDetails finding_at_attribute(const FileView& file, const config::ElementRef& element,
                                    std::string_view attribute) {
  FindingDetails finding;
  finding.at = anchor_of_attribute(file, element.element, attribute);
  const std::string site = schema::shown_site(file.document(), file.binding(), element.element);
  if (!site.empty()) finding.sites = {site};
  return finding;
}

xml::NodeId insertion_point(const config::ElementRef& collection, std::string_view key_attribute,
                            std::string_view key) {
  if (!collection.exists() || collection.document->node(collection.element).damaged) return xml::kNone;
  xml::NodeId first = xml::kNone;
  bool is_taken_away = false;
  xml::for_each_child_element(*collection.document, collection.element, [&](xml::NodeId id) {
    if (first == xml::kNone) first = id;
    const schema::ChildFact* child = collection.binding->child(id);
    if (child == nullptr || child->directive == schema::Directive::clear) is_taken_away = true;
    const xml::AttributeId attribute = collection.document->find_attribute(id, key_attribute);
    if (attribute == xml::kNone) return;
    std::string buffer;
    const auto text = collection.document->value(collection.document->attribute(attribute), buffer);
    if (base::equals_ignoring_case(text, key)) is_taken_away = true;
  });
  return is_taken_away ? xml::kNone : first;
}

}  // namespace iislint::rules::checks
