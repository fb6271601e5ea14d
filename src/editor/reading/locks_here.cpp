#include "editor/reading/locks_here.h"

#include <vector>

#include "config/locks/refusal.h"
#include "config/locks/section_locks.h"
#include "editor/reading/element_facts.h"
#include "schema/binding/location_path.h"
#include "xml/anchor.h"

namespace iislint::editor {
namespace {

LockHere written_lock(const config::HierarchyFile& level, xml::AttributeId id) {
  const xml::Document& document = *level.document;
  const xml::Attribute& attribute = document.attribute(id);
  return {std::string(document.name(attribute)) + "=\"" +
              shown_value(document, level.binding->secrets, attribute) + "\"",
          xml::value_of(document, attribute)};
}

/// The attribute of a <location> or a <section> that says so.
std::optional<LockHere> word_of(const config::HierarchyFile& level, xml::NodeId decided_by) {
  for (const char* name : {"overrideMode", "allowOverride", "overrideModeDefault"}) {
    const xml::AttributeId id = level.document->find_attribute(decided_by, name);
    if (id != xml::kNone) return written_lock(level, id);
  }
  return std::nullopt;
}

LockHere words_of(const config::Hierarchy& hierarchy, const config::Lock& lock) {
  const config::HierarchyFile& level = hierarchy.levels()[lock.level];
  const xml::Document& document = *level.document;
  if (lock.attribute != xml::kNone) return written_lock(level, lock.attribute);
  if (auto found = word_of(level, lock.element)) return *found;
  return {"<" + std::string(document.name(lock.element)) + ">", xml::name_of(document, lock.element)};
}

/// The element with those around it up to the section, as the locks above see it.
std::optional<config::Lock> lock_of_element(const OpenFile& file, const config::Hierarchy& hierarchy,
                                            xml::NodeId element) {
  const schema::Binding& binding = *file.parsed.binding;
  std::vector<xml::NodeId> chain;
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = file.document().node(id).parent) {
    const schema::ElementType* type = binding.type(id);
    if (type == nullptr) return std::nullopt;
    chain.push_back(id);
    if (type->kind == schema::ElementKind::section) break;
  }
  if (chain.empty() || binding.type(chain.back())->kind != schema::ElementKind::section) return std::nullopt;
  const config::LocksAbove locks(hierarchy, hierarchy.own_index());
  config::LockedElement at(locks, chain.back());
  if (auto lock = at.item_lock()) return lock;
  for (auto id = chain.rbegin() + 1; id != chain.rend(); ++id) {
    if (auto lock = at.lock_of_child(file.document().name(*id))) return lock;
    at = at.child(*id);
    if (auto lock = at.item_lock()) return lock;
  }
  return std::nullopt;
}

}  // namespace

std::string place_of(const OpenFile& file, xml::NodeId element) {
  const std::string below = schema::location_path(file.document(), element);
  const std::string own = file.levels.empty() ? std::string() : file.levels.back().path;
  return own.empty() || below.empty() ? own + below : own + "/" + below;
}

std::optional<LockHere> section_lock_here(const config::Hierarchy& hierarchy,
                                          const schema::SectionFact& section, const std::string& place) {
  if (hierarchy.own_index() == 0) return std::nullopt;
  const config::SectionLock lock = config::section_lock(hierarchy, hierarchy.own_index(), section, place);
  if (!lock.is_denied) return std::nullopt;
  if (lock.decided_by == xml::kNone) return LockHere{"the default declaration of the section", std::nullopt};
  const config::HierarchyFile& level = hierarchy.levels()[lock.level];
  if (auto found = word_of(level, lock.decided_by)) return found;
  return LockHere{"<" + std::string(level.document->name(lock.decided_by)) + ">",
                  xml::name_of(*level.document, lock.decided_by)};
}

std::optional<LockHere> lock_here(const OpenFile& file, const config::Hierarchy& hierarchy,
                                  xml::NodeId element, const schema::AttributeFact* fact) {
  if (!file.parsed.binding || hierarchy.own_index() == 0) return std::nullopt;
  const schema::ElementType* section = section_around(file, element);
  if (section == nullptr) return std::nullopt;
  if (auto lock = section_lock_here(hierarchy, section->section, place_of(file, element))) return lock;
  if (file.parsed.binding->type(element) == nullptr) return std::nullopt;
  const auto lock = fact != nullptr ? config::refusal_of(hierarchy, hierarchy.own_index(), element, *fact)
                                    : lock_of_element(file, hierarchy, element);
  return lock ? std::optional(words_of(hierarchy, *lock)) : std::nullopt;
}

}  // namespace iislint::editor
