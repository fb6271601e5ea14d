#include "config/files/hierarchy.h"

#include <algorithm>
#include <optional>

#include "schema/binding/location_path.h"

namespace iislint::config {
namespace {

/// What leads from `above` to `place`; nothing when it is not above.
std::optional<std::string_view> relative(std::string_view place, std::string_view above) {
  if (!is_at_or_below(place, above)) return std::nullopt;
  if (above.empty()) return place;
  return place.size() == above.size() ? std::string_view() : place.substr(above.size() + 1);
}

}  // namespace

bool is_at_or_below(std::string_view place, std::string_view above) {
  if (above.empty() || place == above) return true;
  return place.size() > above.size() && place.starts_with(above) && place[above.size()] == '/';
}

Hierarchy Hierarchy::below_shipped() const {
  std::vector<HierarchyFile> all = shipped_;
  all.insert(all.end(), levels_.begin(), levels_.end());
  return Hierarchy(std::move(all));
}

Hierarchy::Hierarchy(std::vector<HierarchyFile> levels, std::vector<HierarchyFile> shipped)
    : levels_(std::move(levels)), shipped_(std::move(shipped)) {
  for (HierarchyFile& level : levels_) {
    if (level.index == nullptr)
      level.index = std::make_shared<const FileIndex>(*level.document, *level.binding);
  }
}

std::string Hierarchy::place_of(std::size_t level, xml::NodeId element) const {
  const std::string& path = levels_[level].path;
  const std::string location = schema::location_path(*levels_[level].document, element);
  return path.empty() || location.empty() ? path + location : path + "/" + location;
}

std::string Hierarchy::location_place(std::size_t level, LocationId id) const {
  const std::string& path = levels_[level].path;
  const std::string& location = levels_[level].index->location(id);
  return path.empty() || location.empty() ? path + location : path + "/" + location;
}

Layer Hierarchy::layer(std::size_t level, xml::NodeId element, LocationId location) const {
  const std::size_t above = levels_[level].path.size();
  const std::size_t below = levels_[level].index->location(location).size();
  const std::size_t slash = above != 0 && below != 0 ? 1 : 0;
  return {level, element, location, static_cast<std::uint32_t>(above + slash + below)};
}

std::vector<Layer> Hierarchy::sections(std::size_t level, std::string_view section_path) const {
  std::vector<Layer> result;
  const SectionElements* section = levels_[level].index->find(section_path);
  if (section == nullptr) return result;
  result.reserve(section->all.size());
  for (const SectionElement& one : section->all)
    result.push_back(layer(level, one.element, one.location));
  return result;
}

std::vector<Layer> Hierarchy::sections_at(std::size_t level, std::string_view section_path,
                                          std::string_view place) const {
  std::vector<Layer> result;
  const SectionElements* section = levels_[level].index->find(section_path);
  const auto rest = relative(place, levels_[level].path);
  if (section == nullptr || !rest) return result;
  for (const LocationId location : levels_[level].index->locations_above(*rest)) {
    if (levels_[level].index->location(location) != *rest) continue;
    const auto found = section->by_location.find(location);
    if (found == section->by_location.end()) continue;
    for (const std::uint32_t index : found->second)
      result.push_back(layer(level, section->all[index].element, location));
  }
  return result;
}

bool Hierarchy::is_cut_off(std::size_t level, LocationId location) const {
  const std::string place = location_place(level, location);
  return std::any_of(levels_.begin() + static_cast<std::ptrdiff_t>(level), levels_.end(),
                     [&](const HierarchyFile& below) {
                       return below.kind == schema::FileKind::web && below.is_application &&
                              below.path != place && is_at_or_below(below.path, place);
                     });
}

std::vector<Layer> Hierarchy::layers(std::string_view section_path, std::string_view place,
                                     std::size_t level_count, bool inherited_only) const {
  std::vector<Layer> result;
  for (std::size_t level = 0; level < level_count; ++level) {
    const FileIndex& index = *levels_[level].index;
    const SectionElements* section = index.find(section_path);
    if (section == nullptr) continue;
    const auto rest = relative(place, levels_[level].path);
    if (!rest) continue;
    for (const LocationId location : index.locations_above(*rest)) {
      const auto found = section->by_location.find(location);
      if (found == section->by_location.end()) continue;
      for (const std::uint32_t one : found->second) {
        const SectionElement& element = section->all[one];
        if (!inherited_only || !element.stops_at_applications || !is_cut_off(level, location))
          result.push_back(layer(level, element.element, location));
      }
    }
  }
  if (level_count > 1) {
    std::stable_sort(result.begin(), result.end(), [](const Layer& a, const Layer& b) {
      return a.place_length < b.place_length;  // all are above one place
    });
  }
  return result;
}

}  // namespace iislint::config
