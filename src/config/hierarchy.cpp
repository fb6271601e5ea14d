#include "config/hierarchy.h"

#include <algorithm>

#include "schema/location_path.h"

namespace iislint::config {
namespace {

std::size_t depth_of(std::string_view place) {
  return place.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(place.begin(), place.end(), '/'));
}

}  // namespace

bool is_at_or_below(std::string_view place, std::string_view above) {
  if (above.empty() || place == above) return true;
  return place.size() > above.size() && place.starts_with(above) && place[above.size()] == '/';
}

Hierarchy::Hierarchy(std::vector<Level> levels) : levels_(std::move(levels)), sections_(levels_.size()) {
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const xml::Document& document = *levels_[level].document;
    const schema::Binding& binding = *levels_[level].binding;
    for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
      if (binding.elements[id].standing != schema::Standing::bound) continue;
      const schema::ElementType& type = *binding.type(id);
      if (type.kind != schema::ElementKind::section) continue;
      sections_[level][type.section.path].push_back({level, id, place_of(level, id)});
    }
  }
}

bool Hierarchy::has_server() const {
  return std::any_of(levels_.begin(), levels_.end() - 1,
                     [](const Level& level) { return level.kind == schema::FileKind::application_host; });
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

std::vector<Layer> Hierarchy::layers(std::string_view section_path, std::string_view place) const {
  std::vector<Layer> result;
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    for (const Layer& layer : sections(level, section_path)) {
      if (is_at_or_below(place, layer.place)) result.push_back(layer);
    }
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Layer& a, const Layer& b) { return depth_of(a.place) < depth_of(b.place); });
  return result;
}

}  // namespace iislint::config
