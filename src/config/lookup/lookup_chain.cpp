#include "config/lookup/lookup_chain.h"

#include <algorithm>

#include "base/text.h"
#include "schema/binding/config_path.h"

namespace iislint::config {
namespace {

using schema::BindStatus;
using schema::ElementType;
using schema::UnreadableItem;

/// Walks from one element down the steps, through all elements that stand for them.
class Descent {
 public:
  Descent(const ElementRef& from, std::string_view steps, std::string_view attribute)
      : document_(*from.document), binding_(*from.binding), from_(from), attribute_(attribute) {
    if (!steps.empty()) steps_ = base::split(steps, '/');
    reached_.assign(steps_.size() + 1, false);
  }

  void run() {
    if (from_.exists()) visit(from_.element, 0);
  }

  std::vector<ElementRef> ends;  ///< the elements at the last step
  Written written;
  bool is_lost = false;  ///< of the attribute
  bool is_open = false;  ///< the last element may hold more than can be seen, or be lost

 private:
  bool is_last(std::size_t step) const { return step == steps_.size(); }

  // The depth is that of the steps, and limited by that of the document.
  void visit(xml::NodeId element, std::size_t step) {
    reached_[step] = true;
    if (is_last(step)) {
      ends.push_back({from_.document, from_.binding, element});
      take_attribute(element);
    } else if (const ElementType* type = binding_.type(element); type != nullptr) {
      descend(element, *type, step);
    }
    note_lost(element, step);
  }

  void descend(xml::NodeId parent, const ElementType& type, std::size_t step) {
    xml::for_each_child_element(document_, parent, [&](xml::NodeId child) {
      const schema::BoundElement& bound = binding_.elements[child];
      const bool belongs = bound.standing == BindStatus::bound && bound.child >= type.first_child &&
                           bound.child < type.first_child + type.child_count;
      if (belongs && document_.name(child) == steps_[step]) visit(child, step + 1);
      if (document_.node(child).damaged) descend(child, type, step);  // it has swallowed its siblings
    });
  }

  void take_attribute(xml::NodeId element) {
    if (attribute_.empty()) return;
    const xml::Node& node = document_.node(element);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      if (document_.name(document_.attribute(id)) != attribute_ || binding_.fact(id) == nullptr) continue;
      if (written.attribute == xml::kNone) {
        written.holder = {from_.document, from_.binding, element};
        written.attribute = id;
        continue;
      }
      std::string first, second;
      if (document_.value(document_.attribute(written.attribute), first) !=
          document_.value(document_.attribute(id), second))
        written.is_contradicted = true;
    }
  }

  void note_lost(xml::NodeId element, std::size_t step) {
    const auto lose_step = [&](std::string_view name) {
      if (is_last(step)) {
        is_open = true;
      } else if (!reached_[step + 1] && (name.empty() || name == steps_[step])) {
        is_lost = is_open = true;
      }
    };
    for (const UnreadableItem& lost : binding_.lost_at(element)) {
      switch (lost.kind) {
        case UnreadableItem::Kind::attribute:
          is_lost = is_lost || (is_last(step) && (lost.name.empty() || lost.name == attribute_) &&
                                may_carry_attribute(element));
          break;
        case UnreadableItem::Kind::child:
          lose_step(lost.name);
          break;
        case UnreadableItem::Kind::anywhere:
          if (std::find(steps_.begin(), steps_.end(), lost.name) != steps_.end()) is_lost = is_open = true;
          break;
      }
    }
    if (!document_.node(element).damaged) return;
    is_lost = is_lost || (is_last(step) && may_carry_attribute(element));
    lose_step({});
  }

  /// Some attributes may stand in *Defaults only.
  bool may_carry_attribute(xml::NodeId element) const {
    const ElementType* type = binding_.type(element);
    return type != nullptr && binding_.facts->find_attribute(*type, attribute_) != schema::kNoId;
  }

  const xml::Document& document_;
  const schema::Binding& binding_;
  const ElementRef from_;
  const std::string_view attribute_;
  std::vector<std::string_view> steps_;
  std::vector<bool> reached_;
};

/// The entry among the children of an element's type that supplies the defaults of items of that name.
const schema::ChildFact* defaults_fact(const ElementRef& parent, std::string_view item) {
  const ElementType* type = parent.binding->type(parent.element);
  if (type == nullptr) return nullptr;
  for (const schema::ChildFact& child : parent.binding->facts->children_of(*type)) {
    if (!child.defaults_of.empty() && child.defaults_of == item) return &child;
  }
  return nullptr;
}

bool is_same_rank(const ChainLink& a, const ChainLink& b) {
  return a.reason == Reason::defaults && b.reason == Reason::defaults && a.level == b.level &&
         a.location == b.location && a.defaults == b.defaults && a.element.exists() && b.element.exists() &&
         a.element.document->node(a.element.element).parent ==
             b.element.document->node(b.element.element).parent;
}

}  // namespace

Written written_below(const ElementRef& from, std::string_view steps, std::string_view attribute) {
  if (!from.exists()) return {};
  if (steps.empty() && !from.document->node(from.element).damaged &&
      from.binding->lost_at(from.element).empty()) {  // nearly always, and without a walk
    const xml::AttributeId id = from.document->find_attribute(from.element, attribute);
    const bool is_there = id != xml::kNone && from.binding->fact(id) != nullptr;
    return is_there ? Written{from, id, false, false} : Written{};
  }
  Descent descent(from, steps, attribute);
  descent.run();
  descent.written.may_be_lost = descent.written.attribute == xml::kNone && descent.is_lost;
  return descent.written;
}

std::vector<ElementRef> elements_below(const ElementRef& from, std::string_view steps) {
  Descent descent(from, steps, {});
  descent.run();
  return std::move(descent.ends);
}

void add_entries_in_force(const ElementRef& item, std::string_view name, std::vector<xml::NodeId>& entries) {
  const std::size_t before = entries.size();
  bool has_adds_only = true;
  for_each_below(item, name, [&](xml::NodeId collection) {
    xml::for_each_child_element(*item.document, collection, [&](xml::NodeId id) {
      const schema::ChildFact* child = item.binding->child(id);
      if (child == nullptr || child->directive == schema::Directive::none) return;
      has_adds_only = has_adds_only && child->directive == schema::Directive::add;
      entries.push_back(id);
    });
  });
  if (has_adds_only) return;
  entries.resize(before);
  for (const ElementRef& entry : entries_of(elements_below(item, name)).in_force)
    entries.push_back(entry.element);
}

bool may_have_lost_below(const ElementRef& from, std::string_view steps) {
  Descent descent(from, steps, {});
  descent.run();
  return descent.is_open;
}

void add_defaults(LookupChain& chain, const FileIndex& index, const ElementRef& parent,
                  std::string_view item) {
  ElementRef around = parent;
  for (; around.element != 0 && around.element != xml::kNone;
       around.element = around.document->node(around.element).parent) {
    if (const schema::ChildFact* fact = defaults_fact(around, item); fact != nullptr) {
      bool any = false;
      for (const xml::NodeId id : index.defaults_in(*around.binding, around.element)) {
        if (around.binding->child(id)->defaults_of != item) continue;
        any = true;
        chain.links.push_back(
            {{around.document, around.binding, id}, Reason::defaults, 0, 0, fact->name, true});
      }
      if (!any && may_have_lost_child(around, fact->name))
        chain.links.push_back(
            {{around.document, around.binding, xml::kNone}, Reason::defaults, 0, 0, fact->name, false});
    }
    const ElementType* type = around.binding->type(around.element);
    if (type == nullptr || type->kind == schema::ElementKind::section) return;
  }
}

bool is_held_elsewhere(const ElementRef& section) {
  return section.document->find_attribute(section.element, "configSource") != xml::kNone ||
         section.document->find_attribute(section.element, "configProtectionProvider") != xml::kNone;
}

bool is_out_of_sight(const Hierarchy& hierarchy, const Layer& layer) {
  const HierarchyFile& file = hierarchy.levels()[layer.level];
  if (!is_held_elsewhere({file.document, file.binding, layer.element})) return false;
  if (layer.level == hierarchy.own_index()) return true;
  const HierarchyFile& next = hierarchy.levels()[layer.level + 1];
  const std::string_view held = schema::held_section(*next.document, *next.binding);
  return held.empty() || held != file.binding->type(layer.element)->section.path ||
         next.path != hierarchy.place_of(layer);
}

LookupChain chain_of_item(const FileIndex& index, const ElementRef& item) {
  LookupChain chain;
  chain.links.push_back({item, Reason::own, 0, 0, {}, true});
  const xml::NodeId parent = item.document->node(item.element).parent;
  if (parent != xml::kNone)
    add_defaults(chain, index, {item.document, item.binding, parent}, item.document->name(item.element));
  return chain;
}

LookupChain chain_of_place(const Hierarchy& hierarchy, std::string_view section_path,
                           std::string_view place) {
  LookupChain chain;
  const std::vector<Layer> layers = hierarchy.layers(section_path, place);
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    const HierarchyFile& level = hierarchy.levels()[layer->level];
    const ElementRef section{level.document, level.binding, layer->element};
    const bool is_own_file = layer->level == hierarchy.own_index();
    const Reason reason = !is_own_file           ? Reason::parent_file
                          : layer->is_for(place) ? Reason::own
                                                 : Reason::location;
    chain.links.push_back(
        {section, reason, layer->level, layer->location, {}, !is_out_of_sight(hierarchy, *layer)});
  }
  chain.may_be_incomplete =
      std::any_of(hierarchy.levels().begin(), hierarchy.levels().end(),
                  [&](const HierarchyFile& level) { return level.index->may_have_lost(section_path); });
  return chain;
}

namespace {

/// Finds the entries that a setting goes through.
class EntryPath {
 public:
  EntryPath(const Hierarchy& hierarchy, const SettingPath& setting)
      : hierarchy_(hierarchy), steps_(setting.steps), count_(setting.steps_to_entry()) {}

  /// The links of the innermost entry that one section element gives.
  void add_links(const ChainLink& section, LookupChain& chain) {
    struct Entry {
      ElementRef parent;
      std::size_t step;
    };
    std::vector<Entry> entries;
    ElementRef at = section.element;
    for (std::size_t i = 0; i < count_ && at.exists(); ++i) {
      if (!steps_[i].key_name.empty()) entries.push_back({at, i});
      at = child(at, steps_[i]);
    }
    if (at.exists()) {
      chain.links.push_back(section);
      chain.links.back().element = at;
      if (section.reason == Reason::location) chain.links.back().reason = Reason::own;
    }
    const FileIndex& index = *hierarchy_.levels()[section.level].index;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
      LookupChain defaults;
      add_defaults(defaults, index, entry->parent, steps_[entry->step].name);
      for (ChainLink& link : defaults.links) {
        link.level = section.level;
        link.location = section.location;
        for (std::size_t i = entry->step + 1; i < count_ && link.element.exists(); ++i)
          link.element = child(link.element, steps_[i]);
        if (link.element.exists() || !link.is_readable) chain.links.push_back(std::move(link));
      }
    }
  }

 private:
  /// The first child that the step means.
  static ElementRef child(const ElementRef& parent, const PathStep& step) {
    for (const ElementRef& one : elements_below(parent, step.name)) {
      if (step.key_name.empty()) return one;
      const xml::AttributeId key = one.document->find_attribute(one.element, step.key_name);
      std::string buffer;
      if (key != xml::kNone &&
          base::equals_ignoring_case(one.document->value(one.document->attribute(key), buffer), step.key))
        return one;
    }
    return {};
  }

  const Hierarchy& hierarchy_;
  const std::vector<PathStep>& steps_;
  const std::size_t count_;
};

}  // namespace

LookupChain chain_of_setting(const Hierarchy& hierarchy, const SettingPath& setting, std::string_view place) {
  LookupChain sections = chain_of_place(hierarchy, setting.section->section.path, place);
  if (setting.steps_to_entry() == 0) return sections;
  LookupChain chain;
  EntryPath path(hierarchy, setting);
  for (const ChainLink& section : sections.links)
    path.add_links(section, chain);
  return chain;
}

Value look_up(const LookupChain& chain, const FileIndex* index, std::string_view steps,
              std::string_view attribute, const schema::AttributeFact& fact) {
  Value unknown;
  unknown.fact = &fact;
  for (std::size_t i = 0; i < chain.links.size(); ++i) {
    const ChainLink& link = chain.links[i];
    Written written = written_below(link.element, steps, attribute);
    const bool is_lost = written.may_be_lost || !link.is_readable;
    if (written.attribute == xml::kNone) {
      if (is_lost) return unknown;
      if (i > 0 || index == nullptr || index->lost_anywhere().empty() || steps.empty()) continue;
      const auto parts = base::split(steps, '/');
      const auto is_misplaced = [&](std::string_view part) { return index->may_stand_anywhere(part); };
      if (std::any_of(parts.begin(), parts.end(), is_misplaced)) return unknown;
      continue;
    }
    std::string first, second;
    for (std::size_t other = i + 1; other < chain.links.size() && is_same_rank(link, chain.links[other]);
         ++other) {
      const Written again = written_below(chain.links[other].element, steps, attribute);
      if (again.attribute == xml::kNone) continue;
      const xml::Document& document = *link.element.document;
      written.is_contradicted = written.is_contradicted || again.is_contradicted ||
                                document.value(document.attribute(written.attribute), first) !=
                                    document.value(document.attribute(again.attribute), second);
    }
    Value value = written_value(written.holder, written.attribute, fact,
                                link.reason == Reason::own ? Origin::written : Origin::inherited);
    if (written.is_contradicted) value.origin = Origin::unknown;
    return value;
  }
  Value value = default_value(fact);
  if (chain.may_be_incomplete) value.origin = Origin::unknown;
  return value;
}

Entries entries_of_item(const LookupChain& chain, std::string_view steps) {
  Entries entries = entries_of(elements_below(chain.links.front().element, steps));
  entries.may_be_incomplete = may_have_lost_below(chain.links.front().element, steps);
  if (entries.is_cleared) return entries;
  for (std::size_t i = 1; i < chain.links.size(); ++i) {
    const ChainLink& link = chain.links[i];
    const Collection more = entries_of(elements_below(link.element, steps)).in_force;
    entries.perhaps.insert(entries.perhaps.end(), more.begin(), more.end());
    entries.may_be_incomplete =
        entries.may_be_incomplete || !link.is_readable || may_have_lost_below(link.element, steps);
  }
  return entries;
}

}  // namespace iislint::config
