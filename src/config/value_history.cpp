#include "config/value_history.h"

#include "base/text.h"
#include "config/lock_list.h"

namespace iislint::config {
namespace {

using schema::Directive;

class History {
 public:
  History(const Hierarchy& hierarchy, const SettingPath& setting)
      : hierarchy_(hierarchy), setting_(setting) {}

  ValueHistory of(const std::string& place) {
    for (const Layer& layer : hierarchy_.layers(setting_.section->section.path, place)) {
      add_defaults(layer);
      if (const xml::NodeId element = follow(layer, layer.element, 0); element != xml::kNone)
        add(layer, element, {});
    }
    result_.section_lock =
        section_lock(hierarchy_, hierarchy_.levels().size(), setting_.section->section, place);
    return std::move(result_);
  }

 private:
  const HierarchyFile& level_of(const Layer& layer) const { return hierarchy_.levels()[layer.level]; }

  bool is_step(const HierarchyFile& level, xml::NodeId id, const PathStep& step) const {
    if (level.document->name(id) != step.name) return false;
    if (step.key_name.empty()) return true;
    const xml::AttributeId key = level.document->find_attribute(id, step.key_name);
    std::string buffer;
    return key != xml::kNone && base::equals_ignoring_case(
                                    level.document->value(level.document->attribute(key), buffer), step.key);
  }

  /// The element that the steps from `first` to `end` lead to, or kNone.
  xml::NodeId follow(const Layer& layer, xml::NodeId from, std::size_t first,
                     std::size_t end = std::size_t(-1)) const {
    const HierarchyFile& level = level_of(layer);
    xml::NodeId element = from;
    for (std::size_t i = first; i < std::min(end, setting_.steps.size()) && element != xml::kNone; ++i) {
      xml::NodeId next = xml::kNone;
      xml::for_each_child_element(*level.document, element, [&](xml::NodeId id) {
        if (next == xml::kNone && is_step(level, id, setting_.steps[i])) next = id;
      });
      element = next;
    }
    return element;
  }

  /// What the *Defaults elements say of the entries on the way, the outer ones first.
  void add_defaults(const Layer& layer) {
    const HierarchyFile& level = level_of(layer);
    for (std::size_t entry = 0; entry < setting_.steps.size(); ++entry) {
      if (setting_.steps[entry].key_name.empty()) continue;
      for (std::size_t depth = 0; depth <= entry; ++depth) {
        const xml::NodeId holder = follow(layer, layer.element, 0, depth);
        if (holder == xml::kNone) continue;
        xml::for_each_child_element(*level.document, holder, [&](xml::NodeId id) {
          const schema::ChildFact* child = level.binding->child(id);
          if (child == nullptr || child->defaults_of != setting_.steps[entry].name) return;
          const xml::NodeId element = follow(layer, id, entry + 1);
          if (element != xml::kNone) add(layer, element, child->name);
        });
      }
    }
  }

  void add(const Layer& layer, xml::NodeId element, std::string_view defaults) {
    const HierarchyFile& level = level_of(layer);
    const xml::AttributeId id = level.document->find_attribute(element, setting_.fact->name);
    if (id != xml::kNone) {
      result_.writers.push_back(
          {layer.level, element, id, layer.place, defaults, level.binding->attributes[id].good});
    }
    const xml::AttributeId item = item_lock_of(level, element);
    const xml::AttributeId lock =
        lock_of(level, element, "lockAttributes", "lockAllAttributesExcept", setting_.fact->name);
    for (const xml::AttributeId locks : {item, lock}) {
      if (locks != xml::kNone) result_.attribute_locks.push_back({layer.level, locks});
    }
  }

  const Hierarchy& hierarchy_;
  const SettingPath& setting_;
  ValueHistory result_;
};

}  // namespace

ValueHistory value_history(const Hierarchy& hierarchy, const SettingPath& setting, const std::string& place) {
  return History(hierarchy, setting).of(place);
}

}  // namespace iislint::config
