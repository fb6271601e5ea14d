#include "xdt/namespaces.h"

namespace iislint::xdt {
namespace {

constexpr std::string_view kXmlns = "xmlns";

}  // namespace

std::pair<std::string_view, std::string_view> split_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {std::string_view(), name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

Namespaces::Namespaces(const xml::Document& document)
    : document_(&document), scope_of_(document.nodes.size(), xml::kNone) {
  std::string buffer;
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    const xml::Node& node = document.node(id);
    if (node.kind != xml::NodeKind::element) continue;
    const xml::NodeId outer = node.parent == xml::kNone ? xml::kNone : scope_of_[node.parent];
    scope_of_[id] = outer;
    for (xml::AttributeId at = node.first_attribute; at < node.first_attribute + node.attribute_count; ++at) {
      const std::string_view name = document.name(document.attribute(at));
      const auto [prefix, local] = split_name(name);
      if (name != kXmlns && prefix != kXmlns) continue;
      Scope& scope = scopes_.try_emplace(id, Scope{outer, {}}).first->second;
      scope_of_[id] = id;
      const std::string_view declared = prefix.empty() ? std::string_view() : local;
      scope.declared.emplace(declared, document.value(document.attribute(at), buffer));
    }
  }
}

std::string_view Namespaces::of_prefix(xml::NodeId element, std::string_view prefix) {
  const xml::NodeId first = scope_of_[element];
  if (first == xml::kNone) return {};
  const auto [known, fresh] = known_.try_emplace({first, prefix});
  if (!fresh) return known->second;
  for (xml::NodeId id = first; id != xml::kNone; id = scopes_.at(id).outer) {
    const auto& declared = scopes_.at(id).declared;
    const auto found = declared.find(prefix);
    if (found == declared.end()) continue;
    known->second = found->second;
    break;
  }
  return known->second;
}

}  // namespace iislint::xdt
