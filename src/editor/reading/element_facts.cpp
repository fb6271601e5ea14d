#include "editor/reading/element_facts.h"

#include <vector>

namespace iislint::editor {

using schema::ElementType;

ElementFacts facts_of(const OpenFile& file, xml::NodeId element) {
  const xml::Document& document = file.document();
  const schema::Catalog& facts = file.facts();
  if (element == 0 || element == xml::kNone) return {};
  std::vector<xml::NodeId> unbound;
  ElementFacts known;
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = document.node(id).parent) {
    if (file.parsed.binding && file.parsed.binding->type(id) != nullptr) {
      known = {file.parsed.binding->type(id), file.parsed.binding->child(id)};
      break;
    }
    const bool is_root = document.node(id).parent == 0 && document.name(id) == "configuration";
    if (is_root) known.type = &facts.types[facts.root];
    if (is_root) break;
    unbound.push_back(id);
  }
  for (auto id = unbound.rbegin(); id != unbound.rend() && known.type != nullptr; ++id) {
    const schema::ChildId child = facts.find_child(*known.type, document.name(*id));
    if (child == schema::kNoId) return {};
    known = {&facts.types[facts.children[child].type], &facts.children[child]};
  }
  return known;
}

ElementFacts content_facts(const OpenFile& file, xml::NodeId element) {
  const xml::Document& document = file.document();
  ElementFacts known = facts_of(file, element);
  while (element != 0 && element != xml::kNone && document.node(element).damaged &&
         (known.type == nullptr || known.type->child_count == 0)) {
    element = document.node(element).parent;
    known = facts_of(file, element);
  }
  return known;
}

const schema::AttributeFact* attribute_fact(const schema::Catalog& facts, const ElementType& type,
                                            std::string_view name) {
  const schema::FactId own = facts.find_attribute(type, name);
  return own != schema::kNoId ? &facts.attributes[own] : facts.find_common(type, name);
}

const ElementType* section_around(const OpenFile& file, xml::NodeId element) {
  for (; element != 0 && element != xml::kNone; element = file.document().node(element).parent) {
    const ElementType* type = facts_of(file, element).type;
    if (type != nullptr && type->kind == schema::ElementKind::section) return type;
  }
  return nullptr;
}

}  // namespace iislint::editor
