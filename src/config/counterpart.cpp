#include "config/counterpart.h"

#include <algorithm>

#include "base/text.h"
#include "schema/binding/config_path.h"

namespace iislint::config {
namespace {

/// The child of `parent` that means what `element` means.
xml::NodeId same_child(const HierarchyFile& own, xml::NodeId element, const HierarchyFile& level,
                       xml::NodeId parent) {
  const schema::ChildFact* fact = own.binding->child(element);
  const bool is_entry = fact != nullptr && fact->directive != schema::Directive::none;
  const std::string key = is_entry ? entry_key(*own.document, *own.binding, element) : std::string();
  xml::NodeId found = xml::kNone;
  xml::for_each_child_element(*level.document, parent, [&](xml::NodeId id) {
    if (found != xml::kNone || level.binding->elements[id].child != own.binding->elements[element].child)
      return;
    if (level.binding->elements[id].standing != schema::BindStatus::bound) return;
    if (!is_entry || (!key.empty() && entry_key(*level.document, *level.binding, id) == key)) found = id;
  });
  return found;
}

}  // namespace

std::string key_text(const xml::Document& document, const schema::Binding& binding, xml::NodeId entry,
                     const schema::AttributeFact& fact) {
  const xml::AttributeId id = document.find_attribute(entry, fact.name);
  if (id != xml::kNone) return schema::normal_key(document, binding, id, fact);
  const bool is_number = fact.value->type == schema::ValueType::flags;
  return is_number ? "0" : base::lower(fact.default_value);
}

std::string entry_key(const xml::Document& document, const schema::Binding& binding, xml::NodeId entry) {
  const schema::ElementType* type = binding.type(entry);
  if (type == nullptr) return {};
  std::string combined;
  bool any = false;
  for (const schema::AttributeFact& fact : binding.facts->attributes_of(*type)) {
    if (fact.key == schema::KeyRole::none) continue;
    const xml::AttributeId id = document.find_attribute(entry, fact.name);
    if (id != xml::kNone && !binding.attributes[id].good) return {};
    if (fact.key == schema::KeyRole::unique) {
      return id == xml::kNone ? std::string() : schema::normal_key(document, binding, id, fact) + '\n';
    }
    any = any || id != xml::kNone;
    combined += key_text(document, binding, entry, fact) + '\n';
  }
  return any ? combined : std::string();
}

xml::NodeId counterpart(const HierarchyFile& own, xml::NodeId section, xml::NodeId element,
                        const HierarchyFile& level, xml::NodeId other) {
  std::vector<xml::NodeId> chain;  // from the element up to below the section
  for (xml::NodeId id = element; id != section && id != 0; id = own.document->node(id).parent)
    chain.push_back(id);
  xml::NodeId result = other;
  for (auto id = chain.rbegin(); id != chain.rend() && result != xml::kNone; ++id)
    result = same_child(own, *id, level, result);
  return result;
}

}  // namespace iislint::config
