#include "xdt/result_tree.h"

#include <algorithm>

namespace iislint::xdt {

using xml::kNone;

ResultTree::ResultTree(const xml::Document& base, Namespaces& namespaces) {
  nodes_.reserve(base.nodes.size());
  for (xml::NodeId id = 0; id < base.nodes.size(); ++id) {
    const xml::Node& source = base.node(id);
    ResultNode node;
    node.document = &base;
    node.source = id;
    node.kind = source.kind;
    node.parent = source.parent;
    node.first_child = source.first_child;
    node.next = source.next_sibling;
    if (source.kind == xml::NodeKind::element) {
      node.space = namespaces.of_element(id);
      for (xml::AttributeId at = source.first_attribute; at < source.first_attribute + source.attribute_count;
           ++at)
        node.attributes.push_back({&base, at, kNone});
    }
    nodes_.push_back(std::move(node));
  }
  for (ResultId id = 0; id < nodes_.size(); ++id) {
    for (ResultId child = nodes_[id].first_child, last = kNone; child != kNone;
         last = child, child = nodes_[child].next) {
      nodes_[child].previous = last;
      nodes_[id].last_child = child;
    }
  }
  root_ = base.root();
}

const ResultAttribute* ResultTree::find(ResultId element, std::string_view name) const {
  const auto& attributes = nodes_[element].attributes;
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const ResultAttribute& one) { return this->name(one) == name; });
  return found == attributes.end() ? nullptr : &*found;
}

ResultId ResultTree::copy(const xml::Document& transform, xml::NodeId element, Namespaces& namespaces) {
  const auto first = static_cast<ResultId>(nodes_.size());
  const std::uint32_t end = transform.node(element).end;
  std::vector<ResultId> copies;  // of the nodes from `element` on, which stand in the order of the text
  for (xml::NodeId id = element; id < transform.nodes.size() && transform.node(id).begin < end; ++id) {
    const xml::Node& source = transform.node(id);
    ResultNode node;
    node.document = &transform;
    node.source = id;
    node.kind = source.kind;
    node.is_changed = node.is_rewritten = source.kind == xml::NodeKind::element;
    if (node.is_rewritten) {
      node.space = namespaces.of_element(id);
      for (xml::AttributeId at = source.first_attribute; at < source.first_attribute + source.attribute_count;
           ++at) {
        const xml::Attribute& attribute = transform.attribute(at);
        const std::string_view name = transform.name(attribute);
        const bool is_declaration = name == "xmlns" || name.starts_with("xmlns:");
        if (!is_declaration && namespaces.of_attribute(id, attribute) != kNamespace)
          node.attributes.push_back({&transform, at, element});
      }
    }
    copies.push_back(static_cast<ResultId>(nodes_.size()));
    nodes_.push_back(std::move(node));
    if (id == element) continue;
    const ResultId parent = copies[source.parent - element];
    link(copies.back(), parent, nodes_[parent].last_child, kNone);
  }
  return first;
}

void ResultTree::link(ResultId node, ResultId parent, ResultId previous, ResultId next) {
  nodes_[node].parent = parent;
  nodes_[node].previous = previous;
  nodes_[node].next = next;
  (previous == kNone ? nodes_[parent].first_child : nodes_[previous].next) = node;
  (next == kNone ? nodes_[parent].last_child : nodes_[next].previous) = node;
}

void ResultTree::changed(ResultId node) {
  ++version_;
  for (; node != kNone && !nodes_[node].is_changed; node = nodes_[node].parent)
    nodes_[node].is_changed = true;
}

void ResultTree::append(ResultId parent, ResultId child) {
  link(child, parent, nodes_[parent].last_child, kNone);
  changed(parent);
}

void ResultTree::insert_before(ResultId sibling, ResultId node) {
  const ResultId parent = nodes_[sibling].parent;
  link(node, parent, nodes_[sibling].previous, sibling);
  ++nodes_[parent].reorderings;
  changed(parent);
}

void ResultTree::insert_after(ResultId sibling, ResultId node) {
  const ResultId parent = nodes_[sibling].parent;
  link(node, parent, sibling, nodes_[sibling].next);
  ++nodes_[parent].reorderings;
  changed(parent);
}

void ResultTree::remove(ResultId node) {
  const ResultNode& gone = nodes_[node];
  const ResultId parent = gone.parent;
  (gone.previous == kNone ? nodes_[parent].first_child : nodes_[gone.previous].next) = gone.next;
  (gone.next == kNone ? nodes_[parent].last_child : nodes_[gone.next].previous) = gone.previous;
  ++nodes_[parent].reorderings;
  changed(parent);
}

void ResultTree::set_attribute(ResultId element, const ResultAttribute& attribute) {
  auto& attributes = nodes_[element].attributes;
  const std::string_view wanted = name(attribute);
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const ResultAttribute& one) { return name(one) == wanted; });
  std::string was, is;
  if (found == attributes.end() || value(*found, was) != value(attribute, is))
    ++versions_[std::string(wanted)];
  if (found == attributes.end()) {
    attributes.push_back(attribute);
  } else {
    *found = attribute;
  }
  nodes_[element].is_rewritten = true;
  changed(element);
}

bool ResultTree::remove_attribute(ResultId element, std::string_view wanted) {
  auto& attributes = nodes_[element].attributes;
  const auto gone =
      std::erase_if(attributes, [&](const ResultAttribute& one) { return name(one) == wanted; });
  if (gone == 0) return false;
  ++versions_[std::string(wanted)];
  nodes_[element].is_rewritten = true;
  changed(element);
  return true;
}

}  // namespace iislint::xdt
