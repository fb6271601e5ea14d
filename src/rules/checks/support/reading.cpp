#include "rules/checks/support/reading.h"

#include <algorithm>

#include "schema/binding/config_path.h"
#include "values/deployment_token.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {

std::string text_of(const FileView& file, xml::AttributeId attribute) {
  std::string buffer;
  return std::string(file.document().value(file.document().attribute(attribute), buffer));
}

std::string written_text(const config::ElementRef& element, std::string_view attribute) {
  const xml::AttributeId id = element.document->find_attribute(element.element, attribute);
  std::string buffer;
  return id == xml::kNone ? std::string()
                          : std::string(element.document->value(element.document->attribute(id), buffer));
}

bool has_token(std::string_view text) {
  return !values::deployment_token(text, values::TokenForms::likely).empty();
}

bool is_bound(const FileView& file, xml::NodeId element) {
  return file.binding().elements[element].standing == schema::BindStatus::bound;
}

bool is_written_in(const FileView& file, const config::Value& value) {
  return value.is_written() && value.document == &file.document();
}

std::string_view word_of(const config::Value& value) {
  for (const schema::Word& word : value.fact->value->words) {
    if (word.number == value.number) return word.name;
  }
  return {};
}

std::size_t site_node(std::string_view path) {
  const auto nodes = schema::catalog().item("site")->item_nodes;
  const auto found = std::find_if(nodes.begin(), nodes.end(),
                                  [&](const schema::SlotNode& node) { return node.path == path; });
  return static_cast<std::size_t>(found - nodes.begin());
}

FindingDetails finding_at_piece(const FileView& file, xml::NodeId element, xml::AttributeId attribute,
                                std::size_t begin, std::size_t end) {
  FindingDetails finding;
  finding.at = anchor_of_piece(file, element, attribute, begin, end);
  const std::string site = schema::shown_site(file.document(), file.binding(), element);
  if (!site.empty()) finding.sites = {site};
  return finding;
}

diag::Fix removal_of_element(const FileView& file, xml::NodeId element, std::string title) {
  return {
      std::move(title), diag::FixSafety::safe, {{xml::whole_of(file.document(), element), std::string()}}};
}

bool differs_below(const RuleContext& rule, std::string_view section, std::string_view steps,
                   const config::Value& value) {
  const config::SectionView& view = rule.file().section(section);
  const auto places = view.places_below(rule.place());
  return std::any_of(places.begin(), places.end(), [&](const std::string& place) {
    const config::Value there = view.value(place, steps, value.fact->name, *value.fact);
    return !there.is_known() || there.number != value.number;
  });
}

}  // namespace iislint::rules::checks
