// Collections laid over each other: an entry whose key is inherited already, and directives that would drop a
// locked entry.
#include <algorithm>
#include <optional>
#include <span>
#include <unordered_set>

#include "config/findings/hierarchy_findings.h"
#include "config/locks/lock_list.h"
#include "config/lookup/collection.h"
#include "config/views/section_view.h"
#include "schema/binding/server_error.h"
#include "xml/anchor.h"
#include "xml/insertion.h"

namespace iislint::config {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using schema::Directive;

/// One collection element of the file over what it inherits.
class Judge {
 public:
  Judge(HierarchyReport& report, const Collection& inherited) : report_(report), inherited_(inherited) {}

  /// The directives of the file itself, in order.
  void judge(xml::NodeId collection) {
    const HierarchyFile& own = report_.hierarchy.own();
    xml::for_each_child_element(*own.document, collection, [&](xml::NodeId id) {
      const schema::ChildFact* child = own.binding->child(id);
      if (child == nullptr || is_cleared_) return;  // nothing is inherited any more
      switch (child->directive) {
        case Directive::clear:
          judge_clear(id);
          is_cleared_ = true;
          break;
        case Directive::remove:
          judge_remove(id);
          break;
        case Directive::add:
          if (const ElementRef same = find(key_of(id)); same.exists()) report_duplicate(id, same);
          break;
        case Directive::none:
          break;
      }
    });
  }

 private:
  std::string key_of(xml::NodeId entry) const {
    const HierarchyFile& own = report_.hierarchy.own();
    return entry_key(*own.document, *own.binding, entry);
  }

  ElementRef find(const std::string& key) const {
    return removed_.count(key) != 0 ? ElementRef() : inherited_.find(key);
  }

  /// Locations of the file that holds a lock may still change what it locks.
  bool is_locked(const ElementRef& inherited) const {
    return inherited.document != report_.hierarchy.own().document &&
           item_lock_of(*inherited.document, inherited.element) != xml::kNone;
  }

  /// The file that an entry stands in.
  const HierarchyFile& level_of(const ElementRef& entry) const {
    const auto& levels = report_.hierarchy.levels();
    return *std::find_if(levels.begin(), levels.end(),
                         [&](const HierarchyFile& level) { return level.document == entry.document; });
  }

  /// "the entry 'HttpCacheModule'" by the first part of its key.
  static std::string named(const ElementRef& entry) {
    const schema::Catalog& facts = *entry.binding->facts;
    for (const schema::AttributeFact& fact : facts.attributes_of(*entry.binding->type(entry.element))) {
      const xml::AttributeId id = entry.document->find_attribute(entry.element, fact.name);
      if (fact.key == schema::KeyRole::none || id == xml::kNone) continue;
      std::string buffer;
      return "the entry '" + std::string(entry.document->value(entry.document->attribute(id), buffer)) + "'";
    }
    return "an entry";
  }

  void judge_remove(xml::NodeId directive) {
    std::string key = key_of(directive);
    if (key.empty()) return;
    const ElementRef removed = find(key);
    if (removed.exists() && is_locked(removed)) report_locked(directive, removed);
    removed_.insert(std::move(key));
  }

  void judge_clear(xml::NodeId clear) {
    const auto& levels = report_.hierarchy.levels();
    const auto has_locks = [](const HierarchyFile& level) { return level.index->has_locks(); };
    if (std::none_of(levels.begin(), levels.end() - 1, has_locks)) return;
    for (const ElementRef& entry : inherited_) {
      if (!is_locked(entry)) continue;
      if (removed_.count(entry_key(*entry.document, *entry.binding, entry.element)) != 0) continue;
      return report_locked(clear, entry);
    }
  }

  void report_locked(xml::NodeId directive, const ElementRef& inherited) {
    const HierarchyFile& own = report_.hierarchy.own();
    const HierarchyFile& locking = level_of(inherited);
    Diagnostic finding(BuiltinRule::attribute_locked, xml::name_of(*own.document, directive),
                       "<" + std::string(own.document->name(directive)) + "> would remove " +
                           (locking.is_shipped ? named(inherited) + ", which IIS ships locked (lockItem)"
                                               : "an entry that is locked in a parent configuration file"));
    report_.blame(finding, locking, "this entry is locked",
                  xml::name_of(*inherited.document, inherited.element));
    report_.add(directive, std::move(finding));
  }

  void report_duplicate(xml::NodeId entry, const ElementRef& inherited) {
    const HierarchyFile& own = report_.hierarchy.own();
    for (const schema::AttributeFact& fact : own.binding->facts->attributes_of(*own.binding->type(entry))) {
      const xml::AttributeId id = own.document->find_attribute(entry, fact.name);
      if (fact.key == schema::KeyRole::none || id == xml::kNone) continue;
      const xml::Attribute& attribute = own.document->attribute(id);
      const source::Span span = xml::value_of(*own.document, attribute);
      std::string buffer;
      const bool is_secret = xml::touches(own.binding->secrets, attribute.value_begin, attribute.value_end);
      const std::string value(is_secret ? "***" : own.document->value(attribute, buffer));
      Diagnostic finding(
          BuiltinRule::duplicate_collection_key, span,
          "<" + std::string(own.document->name(entry)) + "> with " + std::string(fact.name) + " '" + value +
              "' is already " +
              (level_of(inherited).is_shipped ? "in the list that IIS ships with" : "inherited") +
              "; remove it before adding it again");
      finding.actual = value;
      if (fact.key == schema::KeyRole::unique) {
        finding.server_error = schema::server_error(
            "Cannot add duplicate collection entry of type '" + std::string(own.document->name(entry)) +
                "' with unique key attribute '" + std::string(fact.name) + "' set to '" + value + "'",
            schema::Hresult::already_exists);
      }
      report_.blame(finding, level_of(inherited), "it is inherited from here",
                    xml::name_of(*inherited.document, inherited.element));
      if (auto fix = removal_before(entry)) finding.fixes.push_back(std::move(*fix));
      report_.add(entry, std::move(finding), fact.name);
      return;
    }
  }

  /// <remove> with the keys of the entry as they are written there; nothing where the collection knows none.
  std::optional<diag::Fix> removal_before(xml::NodeId entry) const {
    const HierarchyFile& own = report_.hierarchy.own();
    const xml::Document& document = *own.document;
    const schema::Catalog& facts = *own.binding->facts;
    const auto children = facts.children_of(*own.binding->type(document.node(entry).parent));
    const auto remove = std::find_if(children.begin(), children.end(), [](const schema::ChildFact& child) {
      return child.directive == Directive::remove;
    });
    if (remove == children.end() || document.node(entry).damaged) return std::nullopt;
    std::string text = "<" + std::string(remove->name);
    const xml::Node& node = document.node(entry);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const schema::AttributeFact* fact = own.binding->fact(id);
      const xml::Attribute& attribute = document.attribute(id);
      if (fact == nullptr || fact->key == schema::KeyRole::none) continue;
      if (facts.find_attribute(facts.types[remove->type], fact->name) == schema::kNoId) continue;
      if (xml::touches(own.binding->secrets, attribute.value_begin, attribute.value_end)) return std::nullopt;
      const std::uint32_t end = xml::whole_of(document, attribute).end;
      text += " " + std::string(document.text().substr(attribute.name_begin, end - attribute.name_begin));
    }
    return diag::Fix{"Insert <remove> before it",
                     diag::FixSafety::safe,
                     {xml::insertion_before(document, entry, text + " />")}};
  }

  HierarchyReport& report_;
  const Collection& inherited_;
  std::unordered_set<std::string> removed_;
  bool is_cleared_ = false;
};

bool holds_entries(const HierarchyFile& level, xml::NodeId element) {
  bool any = false;
  xml::for_each_child_element(*level.document, element, [&](xml::NodeId id) {
    const schema::ChildFact* child = level.binding->child(id);
    any = any || (child != nullptr && child->directive != Directive::none);
  });
  return any;
}

/// The element and those below it that are no entries: each may be a collection. `steps` lead to it from its
/// section, and `above` are the elements of that section further up.
void check_below(HierarchyReport& report, const SectionView& section, xml::NodeId element,
                 const std::string& steps, std::span<const Layer> above) {
  const HierarchyFile& own = report.hierarchy.own();
  if (own.binding->elements[element].standing != schema::BindStatus::bound) return;
  if (!own.binding->type(element)->duplicates && holds_entries(own, element))
    Judge(report, section.entries_over(above, steps).in_force).judge(element);
  xml::for_each_child_element(*own.document, element, [&](xml::NodeId child) {
    const schema::ChildFact* fact = own.binding->child(child);
    if (fact == nullptr || fact->directive != Directive::none) return;
    const std::string name(own.document->name(child));
    check_below(report, section, child, steps.empty() ? name : steps + '/' + name, above);
  });
}

}  // namespace

void check_inherited_keys(HierarchyReport& report) {
  const Hierarchy& hierarchy = report.hierarchy;
  const HierarchyFile& own = hierarchy.own();
  for (const auto& [path, elements] : own.index->sections()) {
    // .NET lets a file further down write an entry again; sites stand in one place only.
    if (own.binding->type(elements.all.front().element)->section.read_by_dotnet) continue;
    const SectionView section(hierarchy, path, &report.shared);
    for (const auto& [location, indexes] : elements.by_location) {
      const xml::NodeId first = elements.all[indexes.front()].element;
      const std::string place = hierarchy.place_of(hierarchy.own_index(), first);
      std::vector<Layer> above = hierarchy.layers(path, place);
      while (!above.empty() && above.back().level == hierarchy.own_index() && above.back().is_for(place))
        above.pop_back();  // a section written again for one place is duplicate-section
      if (above.empty()) continue;
      for (const std::uint32_t index : indexes)
        check_below(report, section, elements.all[index].element, {}, above);
    }
  }
}

}  // namespace iislint::config
