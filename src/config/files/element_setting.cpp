#include "config/files/element_setting.h"

#include <algorithm>
#include <string>
#include <utility>

namespace iislint::config {
namespace {

/// The step of an entry: with the key that a step may have. Nothing when it takes more than that.
std::optional<PathStep> step_to(const xml::Document& document, const schema::Binding& binding,
                                xml::NodeId element, bool is_entry) {
  PathStep step{std::string(document.name(element)), {}, {}};
  if (!is_entry) return step;
  for (const schema::AttributeFact& fact : binding.facts->attributes_of(*binding.type(element))) {
    if (fact.key == schema::KeyRole::none) continue;
    if (!step.key_name.empty()) return std::nullopt;
    const xml::AttributeId key = document.find_attribute(element, fact.name);
    if (key == xml::kNone) return std::nullopt;
    std::string buffer;
    step.key_name = std::string(fact.name);
    step.key = std::string(document.value(document.attribute(key), buffer));
    if (fact.key == schema::KeyRole::unique) break;
  }
  return step.key_name.empty() ? std::nullopt : std::optional(std::move(step));
}

}  // namespace

std::optional<SettingPath> setting_path_of(const xml::Document& document, const schema::Binding& binding,
                                           xml::NodeId element, const schema::AttributeFact& fact) {
  SettingPath path;
  path.fact = &fact;
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = document.node(id).parent) {
    const schema::ElementType* type = binding.type(id);
    const schema::ChildFact* child = binding.child(id);
    if (type == nullptr || child == nullptr) return std::nullopt;
    if (type->kind == schema::ElementKind::section) {
      path.section = type;
      std::reverse(path.steps.begin(), path.steps.end());
      return path;
    }
    const bool is_entry = child->directive == schema::Directive::add;
    if (child->directive != schema::Directive::none && !is_entry) return std::nullopt;
    auto step = step_to(document, binding, id, is_entry);
    if (!step) return std::nullopt;
    path.steps.push_back(std::move(*step));
  }
  return std::nullopt;
}

}  // namespace iislint::config
