#include "config/section.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "config/counterpart.h"
#include "schema/key_path.h"
#include "schema/location_path.h"

namespace iislint::config {
namespace {

using schema::KeyRole;
using schema::Lost;

bool is_part_of(std::string_view path, std::string_view name) {
  const auto parts = base::split(path, '/');
  return name.empty() || std::find(parts.begin(), parts.end(), name) != parts.end();
}

/// What <remove> and an entry have in common if it means the entry: the combined key as a whole, or the first
/// unique key.
std::string directive_key(const xml::Document& document, const schema::Binding& binding, xml::NodeId entry) {
  std::string combined;
  for (const schema::AttributeFact& fact : binding.facts->attributes_of(*binding.type(entry))) {
    if (fact.key == KeyRole::none) continue;
    const std::string text = key_text(document, binding, entry, fact);
    if (fact.key == KeyRole::unique) return text;
    combined += text + '\n';
  }
  return combined;
}

}  // namespace

Section::Section(const xml::Document& document, const schema::Binding& binding, std::string_view path) {
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    const bool is_bound = binding.elements[id].standing == schema::Standing::bound;
    if (!is_bound) continue;
    const schema::ElementType& type = *binding.type(id);
    if (type.section.path == path) parts_[schema::location_path(document, id)].push_back(id);
    if (type.kind == schema::ElementKind::container || type.section.path == path)
      may_be_incomplete_ = may_be_incomplete_ || document.node(id).damaged;
  }
  for (const Lost& lost : binding.lost) {
    const schema::ElementType* type = binding.type(lost.element);
    const bool on_the_way =
        type != nullptr && (type->kind == schema::ElementKind::container || type->section.path == path);
    const bool anywhere = lost.kind == Lost::Kind::anywhere;
    if ((on_the_way || anywhere) && is_part_of(path, lost.name)) may_be_incomplete_ = true;
    if (on_the_way && type->section.path == path) may_be_incomplete_ = true;
  }
}

xml::AttributeId attribute_in_force(const xml::Document& document, const std::vector<xml::NodeId>& elements,
                                    std::string_view name) {
  for (auto element = elements.rbegin(); element != elements.rend(); ++element) {
    const xml::AttributeId id = document.find_attribute(*element, name);
    if (id != xml::kNone) return id;
  }
  return xml::kNone;
}

std::vector<xml::NodeId> entries_in_force(const xml::Document& document, const schema::Binding& binding,
                                          const std::vector<xml::NodeId>& collections) {
  std::vector<xml::NodeId> entries;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key;
  for (const xml::NodeId collection : collections) {
    xml::for_each_child_element(document, collection, [&](xml::NodeId id) {
      const schema::ChildFact* child = binding.child(id);
      if (child == nullptr || child->directive == schema::Directive::none) return;
      if (child->directive == schema::Directive::clear) {
        entries.clear();
        by_key.clear();
        return;
      }
      std::vector<std::size_t>& same = by_key[directive_key(document, binding, id)];
      if (child->directive == schema::Directive::add) {
        same.push_back(entries.size());
        entries.push_back(id);
        return;
      }
      for (const std::size_t removed : same)
        entries[removed] = xml::kNone;
      same.clear();
    });
  }
  entries.erase(std::remove(entries.begin(), entries.end(), xml::kNone), entries.end());
  return entries;
}

}  // namespace iislint::config
