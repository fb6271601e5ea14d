#include "config/section_view.h"

#include <algorithm>

#include "base/text.h"
#include "schema/binding/location_path.h"

namespace iislint::config {
namespace {

using schema::Directive;
using schema::ElementKind;
using schema::UnreadableItem;

/// What the element belongs to: 'section' is its section, unless it is in an entry of a collection;
/// 'container' means a group, location or the root.
struct Owner {
  const schema::ElementType* section = nullptr;
  bool is_container = false;
};

Owner owner_of(const HierarchyFile& level, xml::NodeId element) {
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = level.document->node(id).parent) {
    const schema::ElementType* type = level.binding->type(id);
    if (type == nullptr) return {};
    if (type->kind == ElementKind::section) return {type, false};
    if (type->kind == ElementKind::container) return {nullptr, id == element};
    const schema::ChildFact* child = level.binding->child(id);
    if (child != nullptr && child->directive != Directive::none) return {};  // an entry answers for itself
  }
  return {};
}

bool has_part(std::string_view path, std::string_view name) {
  const auto parts = base::split(path, '/');
  return name.empty() || std::find(parts.begin(), parts.end(), name) != parts.end();
}

/// Whether what the section holds stands in another file or is encrypted as a whole.
bool is_elsewhere(const ElementRef& section) {
  return section.document->find_attribute(section.element, "configSource") != xml::kNone ||
         section.document->find_attribute(section.element, "configProtectionProvider") != xml::kNone;
}

bool is_not_inherited(const ElementRef& section) {
  const xml::NodeId location = schema::location_of(*section.document, section.element);
  return location != xml::kNone &&
         section.document->find_attribute(location, "inheritInChildApplications") != xml::kNone;
}

}  // namespace

SectionView::SectionView(const Hierarchy& hierarchy, std::string_view path)
    : hierarchy_(hierarchy), path_(path) {
  for (std::size_t level = 0; level < hierarchy.levels().size(); ++level) {
    for (const Layer& layer : hierarchy.sections(level, path)) {
      places_.insert(layer.place);
      has_cuts_ = has_cuts_ || is_not_inherited(element_ref_of(layer));
    }
    look_for_lost(hierarchy.levels()[level]);
  }
}

void SectionView::look_for_lost(const HierarchyFile& level) {
  for (const UnreadableItem& lost : level.binding->lost) {
    const Owner owner = owner_of(level, lost.element);
    const bool is_inside = owner.section != nullptr && owner.section->section.path == path_;
    const bool is_on_the_way =
        (owner.is_container || lost.kind == UnreadableItem::Kind::anywhere) && has_part(path_, lost.name);
    may_be_incomplete_ = may_be_incomplete_ || is_inside || is_on_the_way;
  }
  if (level.document->errors.empty()) return;  // nothing is damaged
  for (xml::NodeId id = 1; id < level.document->nodes.size(); ++id) {
    if (!level.document->node(id).damaged) continue;
    const Owner owner = owner_of(level, id);
    const bool is_inside = owner.section != nullptr && owner.section->section.path == path_;
    may_be_incomplete_ = may_be_incomplete_ || owner.is_container || is_inside;
  }
}

ElementRef SectionView::element_ref_of(const Layer& layer) const {
  const HierarchyFile& level = hierarchy_.levels()[layer.level];
  return {level.document, level.binding, layer.element};
}

/// The nearest place above for which anything is written: all places that share it have the same elements.
std::string SectionView::sharing_key(const std::string& place) const {
  if (has_cuts_) return place;
  for (std::string_view key = place;;) {
    if (key.empty() || places_.count(key) != 0) return std::string(key);
    const std::size_t slash = key.rfind('/');
    key = key.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
}

const std::vector<Layer>& SectionView::layers(const std::string& place) const {
  const std::string key = sharing_key(place);
  const auto found = layers_.find(key);
  if (found != layers_.end()) return found->second;
  return layers_.emplace(key, hierarchy_.layers(path_, has_cuts_ ? place : key)).first->second;
}

Value SectionView::value(const std::string& place, std::string_view steps, std::string_view attribute,
                         const schema::AttributeFact& fact) const {
  const std::vector<Layer>& all = layers(place);
  for (auto layer = all.rbegin(); layer != all.rend(); ++layer) {
    const ElementRef section = element_ref_of(*layer);
    const ElementRef holder = below(section, steps);
    if (holder.exists()) {
      const xml::AttributeId id = holder.document->find_attribute(holder.element, attribute);
      const bool is_own = layer->place == place && layer->level == hierarchy_.own_index();
      if (id != xml::kNone)
        return written_value(holder, id, fact, is_own ? Origin::written : Origin::inherited);
    }
    if (!is_elsewhere(section)) continue;
    Value value;
    value.fact = &fact;
    return value;
  }
  Value value = default_value(fact);
  if (may_be_incomplete_) value.origin = Origin::unknown;
  return value;
}

const Entries& SectionView::entries(const std::string& place, std::string_view steps) const {
  const std::pair<std::string, std::string> key(sharing_key(place), steps);
  const auto found = entries_.find(key);
  if (found != entries_.end()) return found->second;
  std::vector<ElementRef> collections;
  bool may_be_incomplete = may_be_incomplete_;
  for (const Layer& layer : layers(place)) {
    const ElementRef section = element_ref_of(layer);
    may_be_incomplete = may_be_incomplete || is_elsewhere(section);
    collections.push_back(below(section, steps));
  }
  Entries entries = entries_of(collections);
  entries.may_be_incomplete = may_be_incomplete;
  return entries_.emplace(key, std::move(entries)).first->second;
}

std::vector<std::string> SectionView::places_below(const std::string& place) const {
  const std::string prefix = place.empty() ? place : place + "/";
  std::vector<std::string> below;
  for (auto it = places_.lower_bound(prefix); it != places_.end() && it->starts_with(prefix); ++it) {
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
