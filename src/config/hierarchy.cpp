#include "config/hierarchy.h"

#include <algorithm>

#include "schema/binding/location_path.h"

namespace iislint::config {
bool is_at_or_below(std::string_view place, std::string_view above) {
  if (above.empty() || place == above) return true;
  return place.size() > above.size() && place.starts_with(above) && place[above.size()] == '/';
}

Hierarchy::Hierarchy(std::vector<HierarchyFile> levels)
    : levels_(std::move(levels)), sections_(levels_.size()), by_place_(levels_.size()) {
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const xml::Document& document = *levels_[level].document;
    const schema::Binding& binding = *levels_[level].binding;
    for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
      if (binding.elements[id].standing != schema::BindStatus::bound) continue;
      const schema::ElementType& type = *binding.type(id);
      if (type.kind != schema::ElementKind::section) continue;
      const Layer layer{level, id, place_of(level, id)};
      sections_[level][type.section.path].push_back(layer);
      by_place_[level][type.section.path][layer.place].push_back(layer);
    }
  }
}

std::string Hierarchy::place_of(std::size_t level, xml::NodeId element) const {
  const std::string& path = levels_[level].path;
  const std::string location = schema::location_path(*levels_[level].document, element);
  return path.empty() || location.empty() ? path + location : path + "/" + location;
}

const std::vector<Layer>& Hierarchy::sections(std::size_t level, std::string_view section_path) const {
  static const std::vector<Layer> kNothing;
  const auto found = sections_[level].find(section_path);
  return found == sections_[level].end() ? kNothing : found->second;
}

const std::vector<Layer>& Hierarchy::sections_at(std::size_t level, std::string_view section_path,
                                                 const std::string& place) const {
  static const std::vector<Layer> kNothing;
  const auto section = by_place_[level].find(section_path);
  if (section == by_place_[level].end()) return kNothing;
  const auto layers = section->second.find(place);
  return layers == section->second.end() ? kNothing : layers->second;
}

bool Hierarchy::is_cut_off(const Layer& layer, std::string_view place) const {
  const xml::Document& document = *levels_[layer.level].document;
  const xml::NodeId location = schema::location_of(document, layer.element);
  const xml::AttributeId inherit =
      location == xml::kNone ? xml::kNone : document.find_attribute(location, "inheritInChildApplications");
  std::string buffer;
  if (inherit == xml::kNone || document.value(document.attribute(inherit), buffer) != "false") return false;
  return std::any_of(levels_.begin(), levels_.end(), [&](const HierarchyFile& level) {
    return level.kind == schema::FileKind::web && level.is_application && level.path != layer.place &&
           is_at_or_below(level.path, layer.place) && is_at_or_below(place, level.path);
  });
}

std::vector<Layer> Hierarchy::layers(std::string_view section_path, std::string_view place) const {
  std::vector<Layer> result;
  for_each_above(section_path, place, levels_.size(), [&](const Layer& layer) {
    if (!is_cut_off(layer, place)) result.push_back(layer);
  });
  return result;
}

}  // namespace iislint::config
