#include "config/locks/refusal.h"

#include <algorithm>

#include "config/locks/lock_list.h"
#include "config/locks/section_locks.h"
#include "config/lookup/collection.h"

namespace iislint::config {
namespace {

/// What tells a child from its siblings: its name, and of an entry its key. Empty when that cannot be told.
std::string identity(const HierarchyFile& file, xml::NodeId element) {
  const schema::ChildFact* fact = file.binding->child(element);
  if (fact == nullptr || file.binding->elements[element].standing != schema::BindStatus::bound) return {};
  std::string name(file.document->name(element));
  if (fact->directive == schema::Directive::none) return name;
  const std::string key = entry_key(*file.document, *file.binding, element);
  return key.empty() ? key : name + '\n' + key;
}

bool says_anything(const xml::Document& document, xml::NodeId element) {
  bool any = document.node(element).attribute_count > 0;
  xml::for_each_child_element(document, element, [&](xml::NodeId) { any = true; });
  return any;
}

bool any_has_locks(const Hierarchy& hierarchy, std::size_t level) {
  return std::any_of(hierarchy.levels().begin(),
                     hierarchy.levels().begin() + static_cast<std::ptrdiff_t>(level),
                     [](const HierarchyFile& file) { return file.index->has_locks(); });
}

}  // namespace

const LocksAbove::Children& LocksAbove::children_of(const Place& parent) const {
  const auto [found, fresh] = children_.try_emplace(parent);
  if (!fresh) return found->second;
  Children& children = found->second;
  const HierarchyFile& file = hierarchy_.levels()[parent.first];
  xml::for_each_child_element(*file.document, parent.second, [&](xml::NodeId id) {
    if (std::string name = identity(file, id); !name.empty()) children.try_emplace(std::move(name), id);
  });
  return children;
}

LockedElement::LockedElement(const LocksAbove& locks, xml::NodeId section)
    : locks_(&locks), element_(section) {
  const Hierarchy& hierarchy = locks.hierarchy_;
  if (!any_has_locks(hierarchy, locks.level_)) return;
  const std::string_view path = locks.own().binding->type(section)->section.path;
  const std::string place = hierarchy.place_of(locks.level_, section);
  for (const Layer& layer : hierarchy.layers(path, place, locks.level_))
    above_.emplace_back(layer.level, layer.element);
}

LockedElement LockedElement::child(xml::NodeId element) const {
  std::vector<LocksAbove::Place> above;
  const std::string name = above_.empty() ? std::string() : identity(locks_->own(), element);
  for (const LocksAbove::Place& parent : name.empty() ? std::vector<LocksAbove::Place>() : above_) {
    const auto& children = locks_->children_of(parent);
    const auto found = children.find(name);
    if (found != children.end()) above.emplace_back(parent.first, found->second);
  }
  return {*locks_, element, std::move(above)};
}

/// An entry that is there already is a duplicate; after a <remove> it is a new one, which no lock concerns.
bool LockedElement::is_entry() const {
  const schema::ChildFact* fact = locks_->own().binding->child(element_);
  return fact != nullptr && fact->directive != schema::Directive::none;
}

std::optional<Lock> LockedElement::item_lock() const {
  if (above_.empty() || is_entry() || !says_anything(*locks_->own().document, element_)) return std::nullopt;
  for (const auto& [level, element] : above_) {
    const xml::AttributeId lock = item_lock_of(*file_at(level).document, element);
    if (lock != xml::kNone) return Lock{level, element, lock};
  }
  return std::nullopt;
}

std::optional<Lock> LockedElement::lock_of_child(std::string_view name) const {
  for (const auto& [level, element] : above_) {
    const xml::AttributeId lock =
        lock_of(file_at(level), element, "lockElements", "lockAllElementsExcept", name);
    if (lock != xml::kNone) return Lock{level, element, lock};
  }
  return std::nullopt;
}

std::optional<Lock> LockedElement::lock_of_attribute(const schema::AttributeFact& fact) const {
  if (above_.empty() || is_entry() || fact.key != schema::KeyRole::none) return std::nullopt;
  for (const auto& [level, element] : above_) {
    const xml::AttributeId lock =
        lock_of(file_at(level), element, "lockAttributes", "lockAllAttributesExcept", fact.name);
    if (lock != xml::kNone) return Lock{level, element, lock};
  }
  return std::nullopt;
}

Value LockedElement::value_above(const schema::AttributeFact& fact) const {
  for (auto place = above_.rbegin(); place != above_.rend(); ++place) {
    const HierarchyFile& file = file_at(place->first);
    const xml::AttributeId id = file.document->find_attribute(place->second, fact.name);
    if (id != xml::kNone)
      return written_value({file.document, file.binding, place->second}, id, fact, Origin::inherited);
  }
  return default_value(fact);
}

std::optional<Lock> refusal_of(const Hierarchy& hierarchy, std::size_t level, xml::NodeId element,
                               const schema::AttributeFact& fact) {
  if (level == 0) return std::nullopt;
  const HierarchyFile& file = hierarchy.levels()[level];
  std::vector<xml::NodeId> way;  // from the element up to the section
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = file.document->node(id).parent) {
    const schema::ElementType* type = file.binding->type(id);
    if (type == nullptr) return std::nullopt;
    way.push_back(id);
    if (type->kind == schema::ElementKind::section) break;
  }
  const schema::ElementType* section = way.empty() ? nullptr : file.binding->type(way.back());
  if (section == nullptr || section->kind != schema::ElementKind::section) return std::nullopt;
  if (file.kind == schema::FileKind::web) {
    const SectionLock lock =
        section_lock(hierarchy, level, section->section, hierarchy.place_of(level, way.back()));
    if (lock.is_denied && lock.decided_by != xml::kNone) return Lock{lock.level, lock.decided_by, xml::kNone};
  }
  const LocksAbove locks(hierarchy, level);
  LockedElement at(locks, way.back());
  if (!at.has_counterparts()) return std::nullopt;
  if (const auto lock = at.item_lock()) return lock;
  for (auto next = way.rbegin() + 1; next != way.rend(); ++next) {
    if (const auto lock = at.lock_of_child(file.document->name(*next))) return lock;
    at = at.child(*next);
    if (const auto lock = at.item_lock()) return lock;
  }
  return at.lock_of_attribute(fact);
}

Value look_up_at_place(const Hierarchy& hierarchy, const LookupChain& chain, const FileIndex* index,
                       std::string_view steps, std::string_view attribute,
                       const schema::AttributeFact& fact) {
  Value value = look_up(chain, index, steps, attribute, fact);
  if (!value.is_known() || !value.is_written() || hierarchy.levels().size() < 2) return value;
  for (std::size_t level = 1; level < hierarchy.levels().size(); ++level) {
    if (hierarchy.levels()[level].document != value.document) continue;
    if (refusal_of(hierarchy, level, value.element, fact)) value.origin = Origin::refused;
  }
  return value;
}

}  // namespace iislint::config
