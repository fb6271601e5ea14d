#include "config/views/section_view.h"

#include <algorithm>

#include "config/locks/refusal.h"

namespace iislint::config {

SectionView::SectionView(const Hierarchy& hierarchy, std::string_view path)
    : hierarchy_(hierarchy), path_(path) {
  may_be_incomplete_ =
      std::any_of(hierarchy.levels().begin(), hierarchy.levels().end(),
                  [&](const HierarchyFile& level) { return level.index->may_have_lost(path_); });
}

ElementRef SectionView::element_ref_of(const Layer& layer) const {
  const HierarchyFile& level = hierarchy_.levels()[layer.level];
  return {level.document, level.binding, layer.element};
}

const std::vector<Layer>& SectionView::layers(const std::string& place) const {
  const auto found = layers_.find(place);
  if (found != layers_.end()) return found->second;
  return layers_.emplace(place, hierarchy_.layers(path_, place)).first->second;
}

const LookupChain& SectionView::chain(const std::string& place) const {
  const auto found = chains_.find(place);
  if (found != chains_.end()) return found->second;
  return chains_.emplace(place, chain_of_place(hierarchy_, path_, place)).first->second;
}

Value SectionView::value(const std::string& place, std::string_view steps, std::string_view attribute,
                         const schema::AttributeFact& fact) const {
  return look_up_at_place(hierarchy_, chain(place), nullptr, steps, attribute, fact);
}

const Entries& SectionView::entries(const std::string& place, std::string_view steps) const {
  return entries_over(layers(place), steps);
}

// Each place lays its own directives over the list of the nearest place above, so that places share what they
// have in common.
const Entries& SectionView::entries_over(std::span<const Layer> layers, std::string_view steps) const {
  const Entries* above = nullptr;
  for (std::size_t begin = 0; above == nullptr || begin < layers.size();) {
    std::size_t end = begin;
    while (end < layers.size() && layers[end].place == layers[begin].place)
      ++end;
    EntriesKey key(0, xml::kNone, steps);
    if (end > 0) key = {layers[end - 1].level, layers[end - 1].element, std::string(steps)};
    const auto [kept, fresh] = entries_.try_emplace(key);
    if (fresh) {
      if (above != nullptr) kept->second = *above;
      add_entries(kept->second, layers.subspan(begin, end - begin), steps);
    }
    above = &kept->second;
    begin = end;
  }
  return *above;
}

void SectionView::add_entries(Entries& entries, std::span<const Layer> layers, std::string_view steps) const {
  entries.may_be_incomplete = entries.may_be_incomplete || may_be_incomplete_;
  std::vector<ElementRef> collections;
  for (const Layer& layer : layers) {
    const ElementRef section = element_ref_of(layer);
    entries.may_be_incomplete = entries.may_be_incomplete || is_held_elsewhere(section);
    for (const ElementRef& one : elements_below(section, steps))
      collections.push_back(one);
  }
  entries.in_force.merge(collections);
  entries.is_cleared = entries.in_force.is_cleared();
}

std::vector<std::string> SectionView::places_below(const std::string& place) const {
  if (!places_) {
    places_.emplace();
    for (std::size_t level = 0; level < hierarchy_.levels().size(); ++level) {
      for (const Layer& layer : hierarchy_.sections(level, path_))
        places_->insert(layer.place);
    }
  }
  const std::string prefix = place.empty() ? place : place + "/";
  std::vector<std::string> below;
  for (auto it = places_->lower_bound(prefix); it != places_->end() && it->starts_with(prefix); ++it) {
    if (*it != place) below.push_back(*it);
  }
  return below;
}

ElementRef SectionView::nearest(const std::string& place, std::string_view steps) const {
  const std::vector<Layer>& all = layers(place);
  for (auto layer = all.rbegin(); layer != all.rend(); ++layer) {
    if (layer->level == hierarchy_.own_index()) return nearest_below(element_ref_of(*layer), steps);
  }
  return {};
}

}  // namespace iislint::config
