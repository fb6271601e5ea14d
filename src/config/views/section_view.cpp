#include "config/views/section_view.h"

#include <algorithm>

#include "config/locks/refusal.h"

namespace iislint::config {
namespace {

constexpr std::uint32_t kNoGroup = ~std::uint32_t{0};

}  // namespace

SectionView::SectionView(const Hierarchy& hierarchy, std::string_view path, SharedEntries* shared)
    : hierarchy_(hierarchy), path_(path), shared_(shared), nowhere_(kNoGroup) {
  may_be_incomplete_ =
      std::any_of(hierarchy.levels().begin(), hierarchy.levels().end(),
                  [&](const HierarchyFile& level) { return level.index->may_have_lost(path_); });
  if (may_be_incomplete_) shared_ = nullptr;  // it may be the own file that is
}

bool SectionView::may_be_incomplete() const {
  if (may_be_incomplete_) return true;
  if (!is_held_out_of_sight_) {
    is_held_out_of_sight_ = false;
    for (std::size_t level = 0; level < hierarchy_.levels().size() && !*is_held_out_of_sight_; ++level) {
      const std::vector<Layer> all = hierarchy_.sections(level, path_);
      is_held_out_of_sight_ = std::any_of(
          all.begin(), all.end(), [&](const Layer& layer) { return is_out_of_sight(hierarchy_, layer); });
    }
  }
  return *is_held_out_of_sight_;
}

ElementRef SectionView::element_ref_of(const Layer& layer) const {
  const HierarchyFile& level = hierarchy_.levels()[layer.level];
  return {level.document, level.binding, layer.element};
}

SectionView::Places& SectionView::places() const {
  if (!places_) {
    places_.emplace();
    for (std::size_t level = 0; level < hierarchy_.levels().size(); ++level) {
      for (const Layer& layer : hierarchy_.sections(level, path_))
        places_->try_emplace(hierarchy_.place_of(layer), GroupsOfPlace{kNoGroup, kNoGroup});
    }
  }
  return *places_;
}

// The nearest place on the way up for which anything is written decides.
std::size_t SectionView::group_of(std::string_view place) const {
  Places& written = places();
  std::uint32_t* group = &nowhere_;
  std::string_view nearest = written.empty() ? std::string_view() : place;
  auto found = written.find(nearest);
  while (found == written.end() && !nearest.empty()) {
    const std::size_t slash = nearest.rfind('/');
    nearest = slash == std::string_view::npos ? std::string_view() : nearest.substr(0, slash);
    found = written.find(nearest);
  }
  if (found != written.end())
    group = nearest.size() == place.size() ? &found->second.itself : &found->second.below;
  if (*group == kNoGroup) {
    *group = static_cast<std::uint32_t>(groups_.size());
    groups_.push_back({std::string(place), hierarchy_.layers(path_, place)});
  }
  return *group;
}

bool SectionView::differs_by_place() const {
  return std::any_of(places().begin(), places().end(), [](const auto& one) { return !one.first.empty(); });
}

const std::vector<Layer>& SectionView::layers(const std::string& place) const {
  return groups_[group_of(place)].layers;
}

const LookupChain& SectionView::chain(const std::string& place) const {
  Group& group = groups_[group_of(place)];
  if (!group.chain) group.chain = chain_of_place(hierarchy_, path_, group.place);
  return *group.chain;
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
    while (end < layers.size() && layers[end].place_length == layers[begin].place_length)
      ++end;
    const auto [kept, is_new] = kept_entries(above, layers.subspan(begin, end - begin), steps);
    if (is_new) {
      if (above != nullptr) *kept = *above;
      add_entries(*kept, layers.subspan(begin, end - begin), steps);
    }
    above = kept;
    begin = end;
  }
  return *above;
}

/// Those of a place, which `layers` lay over `above`; with `true` when they are still to be made.
std::pair<Entries*, bool> SectionView::kept_entries(const Entries* above, std::span<const Layer> layers,
                                                    std::string_view steps) const {
  const auto is_above = [&](const Layer& layer) { return layer.level < hierarchy_.own_index(); };
  if (shared_ != nullptr && std::all_of(layers.begin(), layers.end(), is_above)) {
    SharedEntries::Elements elements;
    for (const Layer& layer : layers)
      elements.emplace_back(hierarchy_.levels()[layer.level].index, layer.element);
    return shared_->find_or_add(above, std::move(elements), steps);
  }
  EntriesKey key(0, xml::kNone, steps);
  if (!layers.empty()) key = {layers.back().level, layers.back().element, std::string(steps)};
  const auto [kept, is_new] = entries_.try_emplace(key);
  return {&kept->second, is_new};
}

void SectionView::add_entries(Entries& entries, std::span<const Layer> layers, std::string_view steps) const {
  entries.may_be_incomplete = entries.may_be_incomplete || may_be_incomplete_;
  std::vector<ElementRef> collections;
  for (const Layer& layer : layers) {
    const ElementRef section = element_ref_of(layer);
    entries.may_be_incomplete = entries.may_be_incomplete || is_out_of_sight(hierarchy_, layer);
    for (const ElementRef& one : elements_below(section, steps))
      collections.push_back(one);
  }
  entries.in_force.merge(collections);
  entries.is_cleared = entries.in_force.is_cleared();
}

std::vector<std::string> SectionView::places_below(const std::string& place) const {
  const std::string prefix = place.empty() ? place : place + "/";
  std::vector<std::string> below;
  for (auto it = places().lower_bound(prefix); it != places().end() && it->first.starts_with(prefix); ++it) {
    if (it->first != place) below.push_back(it->first);
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
