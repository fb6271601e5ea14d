#include "xdt/transform_file.h"

namespace iislint::xdt {

TransformFile::TransformFile(const xml::Document& document)
    : document_(&document), namespaces_(document), index_(document.nodes.size(), xml::kNone) {
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (document.node(id).kind == xml::NodeKind::element) read(id);
  }
}

void TransformFile::read(xml::NodeId element) {
  const xml::Document& document = *document_;
  const std::string_view name = document.name(element);
  if (name.find(':') != std::string_view::npos && namespaces_.of_element(element) == kNamespace) {
    own_elements_.push_back(element);
    imports_ = imports_ || split_name(name).second == "Import";
  }
  const xml::Node& node = document.node(element);
  for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
    const xml::Attribute& attribute = document.attribute(id);
    const auto [prefix, local] = split_name(document.name(attribute));
    if (prefix.empty() || namespaces_.of_attribute(element, attribute) != kNamespace) continue;
    const bool is_transform = local == "Transform";
    if (!is_transform && local != "Locator") {
      others_.emplace_back(element, id);
      continue;
    }
    if (index_[element] == xml::kNone) {
      index_[element] = static_cast<std::uint32_t>(said_.size());
      said_.emplace_back();
    }
    ElementInstructions& said = said_[index_[element]];
    (is_transform ? said.transform : said.locator) = read_instruction(document, id);
    has_transforms_ = has_transforms_ || is_transform;
  }
}

TransformKind TransformFile::transform_of(xml::NodeId element) const {
  return has_transform(element) ? transform_kind(of(element)->transform->word.text) : TransformKind::unknown;
}

std::vector<bool> TransformFile::inserted_elements() const {
  std::vector<bool> inserted(index_.size(), false);
  for (xml::NodeId id = 1; id < index_.size(); ++id) {
    const xml::Node& node = document_->node(id);
    if (node.kind != xml::NodeKind::element) continue;
    const bool is_inside = node.parent != xml::kNone && inserted[node.parent];
    inserted[id] = is_inside || (has_transform(id) && inserts(transform_of(id)));
  }
  return inserted;
}

}  // namespace iislint::xdt
