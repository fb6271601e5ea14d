// Collections laid over each other: an entry whose key is inherited already, and directives that would drop a
// locked entry.
#include <unordered_map>

#include "config/counterpart.h"
#include "config/hierarchy_findings.h"
#include "config/lock_list.h"
#include "schema/binding/server_error.h"
#include "xml/anchor.h"

namespace iislint::config {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using schema::Directive;

/// An entry that the files further up, or this file for a place further up, have added.
struct Inherited {
  const HierarchyFile* level;
  xml::NodeId entry;
};

bool is_locked(const Inherited& inherited) {
  return item_lock_of(*inherited.level, inherited.entry) != xml::kNone;
}

class Collection {
 public:
  Collection(HierarchyReport& report, xml::NodeId collection) : report_(report), collection_(collection) {}

  /// What a layer further up does to it.
  void inherit(const HierarchyFile& level, xml::NodeId other) {
    xml::for_each_child_element(*level.document, other, [&](xml::NodeId id) {
      const schema::ChildFact* child = level.binding->child(id);
      if (child == nullptr) return;
      if (child->directive == Directive::clear) entries_.clear();
      const std::string key = key_of(level, id, *child);
      if (child->directive == Directive::remove) entries_.erase(key);
      if (child->directive == Directive::add && !key.empty())
        entries_.try_emplace(key, Inherited{&level, id});
    });
  }

  /// The directives of the file itself, in order.
  void judge() {
    const HierarchyFile& own = report_.hierarchy.own();
    xml::for_each_child_element(*own.document, collection_, [&](xml::NodeId id) {
      const schema::ChildFact* child = own.binding->child(id);
      if (child == nullptr) return;
      const std::string key = key_of(own, id, *child);
      const auto found = entries_.find(key);
      switch (child->directive) {
        case Directive::clear:
          judge_clear(id);
          entries_.clear();
          break;
        case Directive::remove:
          if (found == entries_.end()) break;
          if (is_below_server(found->second) && is_locked(found->second)) report_locked(id, found->second);
          entries_.erase(found);
          break;
        case Directive::add:
          if (!key.empty() && found != entries_.end()) report_duplicate(id, found->second);
          break;
        case Directive::none:
          break;
      }
    });
  }

 private:
  /// Entries of different names (allow, deny) have keys of their own.
  static std::string key_of(const HierarchyFile& level, xml::NodeId entry, const schema::ChildFact& child) {
    if (child.directive == Directive::clear) return {};
    return entry_key(*level.document, *level.binding, entry);
  }

  /// Locations of the file that holds a lock may still change what it locks.
  bool is_below_server(const Inherited& inherited) const {
    return inherited.level != &report_.hierarchy.own();
  }

  void judge_clear(xml::NodeId clear) {
    for (const auto& [key, inherited] : entries_) {
      if (!is_below_server(inherited) || !is_locked(inherited)) continue;
      report_locked(clear, inherited);
      return;
    }
  }

  void report_locked(xml::NodeId directive, const Inherited& inherited) {
    const HierarchyFile& own = report_.hierarchy.own();
    Diagnostic finding(
        BuiltinRule::attribute_locked, xml::name_of(*own.document, directive),
        "<" + std::string(own.document->name(directive)) + "> would drop an entry that is locked further up");
    finding.related.push_back(
        {"this entry is locked", xml::name_of(*inherited.level->document, inherited.entry)});
    report_.add(directive, std::move(finding));
  }

  void report_duplicate(xml::NodeId entry, const Inherited& inherited) {
    const HierarchyFile& own = report_.hierarchy.own();
    for (const schema::AttributeFact& fact : own.binding->facts->attributes_of(*own.binding->type(entry))) {
      const xml::AttributeId id = own.document->find_attribute(entry, fact.name);
      if (fact.key == schema::KeyRole::none || id == xml::kNone) continue;
      const xml::Attribute& attribute = own.document->attribute(id);
      const source::Span span = xml::value_of(*own.document, attribute);
      std::string buffer;
      const bool is_secret = xml::touches(own.binding->secrets, attribute.value_begin, attribute.value_end);
      const std::string value(is_secret ? "***" : own.document->value(attribute, buffer));
      Diagnostic finding(BuiltinRule::duplicate_collection_key, span,
                         "<" + std::string(own.document->name(entry)) + "> with " + std::string(fact.name) +
                             " '" + value + "' is inherited already; remove it before adding it again");
      finding.actual = value;
      if (fact.key == schema::KeyRole::unique) {
        finding.server_error = schema::server_error(
            "Cannot add duplicate collection entry of type '" + std::string(own.document->name(entry)) +
                "' with unique key attribute '" + std::string(fact.name) + "' set to '" + value + "'",
            schema::Hresult::already_exists);
      }
      finding.related.push_back(
          {"it is inherited from here", xml::name_of(*inherited.level->document, inherited.entry)});
      report_.add(entry, std::move(finding), fact.name);
      return;
    }
  }

  HierarchyReport& report_;
  const xml::NodeId collection_;
  std::unordered_map<std::string, Inherited> entries_;
};

bool holds_entries(const HierarchyFile& level, xml::NodeId element) {
  bool any = false;
  xml::for_each_child_element(*level.document, element, [&](xml::NodeId id) {
    const schema::ChildFact* child = level.binding->child(id);
    any = any || (child != nullptr && child->directive != Directive::none);
  });
  return any;
}

/// The element and those below it that are no entries: each may be a collection.
void check_below(HierarchyReport& report, const Layer& layer, xml::NodeId element,
                 const std::vector<Layer>& above) {
  const Hierarchy& hierarchy = report.hierarchy;
  const HierarchyFile& own = hierarchy.own();
  if (own.binding->elements[element].standing != schema::BindStatus::bound) return;
  if (!own.binding->type(element)->duplicates && holds_entries(own, element)) {
    Collection collection(report, element);
    for (const Layer& other : above) {
      const HierarchyFile& level = hierarchy.levels()[other.level];
      const xml::NodeId same = counterpart(own, layer.element, element, level, other.element);
      if (same != xml::kNone) collection.inherit(level, same);
    }
    collection.judge();
  }
  xml::for_each_child_element(*own.document, element, [&](xml::NodeId child) {
    const schema::ChildFact* fact = own.binding->child(child);
    if (fact != nullptr && fact->directive == Directive::none) check_below(report, layer, child, above);
  });
}

}  // namespace

void check_inherited_keys(HierarchyReport& report) {
  const Hierarchy& hierarchy = report.hierarchy;
  const std::size_t own = hierarchy.own_index();
  for (const auto& [path, layers] : hierarchy.sections(own)) {
    for (const Layer& layer : layers) {
      // .NET lets a file further down write an entry again; sites stand in one place only.
      if (hierarchy.own().binding->type(layer.element)->section.read_by_dotnet) continue;
      std::vector<Layer> above;
      for (const Layer& other : hierarchy.layers(path, layer.place)) {
        const bool is_itself = other.level == own && other.element == layer.element;
        const bool is_same_place = other.level == own && other.place == layer.place;  // duplicate-section
        if (!is_itself && !is_same_place) above.push_back(other);
      }
      if (!above.empty()) check_below(report, layer, layer.element, above);
    }
  }
}

}  // namespace iislint::config
