#include "config/section.h"

#include <algorithm>

#include "base/text.h"
#include "schema/location_path.h"

namespace iislint::config {
namespace {

using schema::Lost;

bool is_part_of(std::string_view path, std::string_view name) {
  const auto parts = base::split(path, '/');
  return name.empty() || std::find(parts.begin(), parts.end(), name) != parts.end();
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

}  // namespace iislint::config
