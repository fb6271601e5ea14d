#include "rules/checks/support/written_places.h"

#include "config/files/hierarchy.h"

namespace iislint::rules::checks {
namespace {

std::string_view first_segment(std::string_view place) {
  return place.substr(0, place.find('/'));
}

}  // namespace

WrittenPlaces::WrittenPlaces(const FileView& file, std::string_view section) {
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (std::size_t level = 0; level < hierarchy.levels().size(); ++level) {
    for (const config::Layer& layer : hierarchy.sections(level, section))
      first_segments_.emplace(first_segment(hierarchy.place_of(layer)));
  }
}

bool WrittenPlaces::is_written_in_site_of(std::string_view place) const {
  return is_written() &&
         (place.empty() || first_segments_.find(first_segment(place)) != first_segments_.end());
}

}  // namespace iislint::rules::checks
