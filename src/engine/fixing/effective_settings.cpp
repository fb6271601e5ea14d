#include "engine/fixing/effective_settings.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "config/lookup/collection.h"
#include "config/lookup/lookup_chain.h"
#include "config/views/section_view.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using config::ElementRef;
using config::Entries;
using config::LookupChain;
using config::Value;

std::uint64_t mixed(std::uint64_t seed, std::uint64_t more) {
  std::uint64_t x = seed + 0x9E3779B97F4A7C15u + more;  // splitmix64
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

std::uint64_t mixed(std::uint64_t seed, std::string_view text) {
  return mixed(seed, std::hash<std::string_view>()(text));
}

fix::Range range_of(const source::Span& span) {
  return {span.begin, span.end};
}

/// What may be asked below one element: a section at a place, or an entry.
struct Holder {
  const LookupChain& chain;
  std::uint64_t name;
  std::function<Value(std::string_view steps, const schema::AttributeFact& fact)> value;
  std::function<const Entries&(std::string_view steps)> entries;
};

class Collector {
 public:
  explicit Collector(const config::Hierarchy& hierarchy)
      : hierarchy_(hierarchy), own_(hierarchy.own()), facts_(*own_.binding->facts) {}

  EffectiveSettings collect() {
    std::set<std::string_view> paths;
    for (const config::HierarchyFile& level : hierarchy_.levels()) {
      for (const auto& [path, elements] : level.index->sections())
        paths.insert(path);
    }
    for (const std::string_view path : paths)
      add_section(path);
    add_directives();
    std::sort(result_.settings.begin(), result_.settings.end(),
              [](const EffectiveSetting& a, const EffectiveSetting& b) { return a.name < b.name; });
    return std::move(result_);
  }

 private:
  const schema::ElementType* type_of_section(std::string_view path) const {
    for (const config::HierarchyFile& level : hierarchy_.levels()) {
      const config::SectionElements* elements = level.index->find(path);
      if (elements != nullptr && !elements->all.empty())
        return level.binding->type(elements->all.front().element);
    }
    return nullptr;
  }

  void add_section(std::string_view path) {
    const schema::ElementType* type = type_of_section(path);
    if (type == nullptr) return;
    const config::SectionView view(hierarchy_, path);
    std::vector<std::string> places = view.places_below(own_.path);
    places.insert(places.begin(), own_.path);
    for (const std::string& place : places) {
      const LookupChain chain = config::chain_of_place(hierarchy_, path, place);
      const Holder holder{
          chain, mixed(mixed(1, place), path),
          [&](std::string_view steps, const schema::AttributeFact& fact) {
            return view.value(place, steps, fact.name, fact);
          },
          [&](std::string_view steps) -> const Entries& { return view.entries(place, steps); }};
      walk(holder, *type, "");
    }
  }

  /// Below an element that is nowhere written everything has its default.
  static bool is_there(const LookupChain& chain, std::string_view steps) {
    return std::any_of(chain.links.begin(), chain.links.end(), [&](const config::ChainLink& link) {
      return !link.is_readable || !config::elements_below(link.element, steps).empty() ||
             config::may_have_lost_below(link.element, steps);
    });
  }

  // As deep as elements are written, and the tree has a limit.
  void walk(const Holder& holder, const schema::ElementType& type, const std::string& steps) {
    for (const schema::AttributeFact& fact : facts_.attributes_of(type))
      add_value(mixed(mixed(holder.name, steps), fact.name), holder.value(steps, fact));
    bool is_collection = false;
    for (const schema::ChildFact& child : facts_.children_of(type)) {
      is_collection = is_collection || child.directive != schema::Directive::none;
      if (child.directive != schema::Directive::none) continue;
      const std::string below = (steps.empty() ? "" : steps + "/") + std::string(child.name);
      if (is_there(holder.chain, below)) walk(holder, facts_.types[child.type], below);
    }
    if (is_collection) add_entries(mixed(mixed(holder.name, steps), 2), type, holder.entries(steps));
  }

  void add_value(std::uint64_t name, const Value& value) {
    if (value.is_known() && !config::differs_from_default(value)) return;
    EffectiveSetting setting{name, 0, 0, value.is_known() && refused_ == 0, {}};
    if (setting.is_known) {
      const bool is_text = value.fact->value->type == schema::ValueType::string;
      setting.value = is_text ? mixed(3, value.text) : mixed(4, static_cast<std::uint64_t>(value.number));
    }
    if (value.is_written() && value.document == own_.document)
      setting.written = range_of(xml::whole_of(*own_.document, own_.document->attribute(value.attribute)));
    result_.settings.push_back(setting);
  }

  std::uint64_t key_of(const ElementRef& entry) {
    auto& known = keys_[entry.document];
    const auto [kept, is_new] = known.try_emplace(entry.element, 0);
    if (is_new) {
      const std::string key = config::entry_key(*entry.document, *entry.binding, entry.element);
      kept->second = key.empty() ? 0 : mixed(5, key);
    }
    return kept->second;
  }

  /// Then an entry without a key is one whose key cannot be read.
  static bool has_keys(const ElementRef& entry) {
    const schema::ElementType* type = entry.binding->type(entry.element);
    if (type == nullptr) return true;
    const auto attributes = entry.binding->facts->attributes_of(*type);
    return std::any_of(attributes.begin(), attributes.end(),
                       [](const schema::AttributeFact& fact) { return fact.key != schema::KeyRole::none; });
  }

  void add_entries(std::uint64_t name, const schema::ElementType& type, const Entries& entries) {
    EffectiveSetting setting{name, 6, 0, !entries.may_be_incomplete, {}};
    std::unordered_set<std::uint64_t> keys;
    std::uint64_t ordinal = 0;  // of the entries of the own file
    const auto add = [&](const ElementRef& entry) {
      const std::uint64_t key = key_of(entry);
      setting.value = mixed(setting.value, key);
      ++setting.count;
      // IIS refuses a collection with the same key twice.
      const bool is_refused = key != 0 && !keys.insert(key).second && !type.duplicates;
      if (is_refused || (key == 0 && has_keys(entry))) setting.is_known = false;
      if (entry.document != own_.document) return;
      refused_ += is_refused;
      add_entry(name, ordinal++, entry);
      refused_ -= is_refused;
    };
    for (const ElementRef& entry : entries.in_force)
      add(entry);
    setting.value = mixed(setting.value, 7);
    for (const ElementRef& entry : entries.perhaps)
      add(entry);
    if (setting.count != 0 || !setting.is_known) result_.settings.push_back(setting);
  }

  /// What an entry says, once for all places where it is in force.
  void add_entry(std::uint64_t collection, std::uint64_t ordinal, const ElementRef& entry) {
    add_own_keys(collection, entry);
    const schema::ElementType* type = entry.binding->type(entry.element);
    if (type == nullptr || !visited_.insert(entry.element).second) return;
    const LookupChain chain = config::chain_of_item(*own_.index, entry);
    Entries kept;
    const Holder holder{chain, mixed(mixed(collection, 8), ordinal),
                        [&](std::string_view steps, const schema::AttributeFact& fact) {
                          return config::look_up(chain, own_.index.get(), steps, fact.name, fact);
                        },
                        [&](std::string_view steps) -> const Entries& {
                          kept = config::entries_of_item(chain, steps);
                          return kept;
                        }};
    walk(holder, *type, "");
  }

  void add_own_keys(std::uint64_t collection, const ElementRef& entry) {
    const xml::Node& node = entry.document->node(entry.element);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      const schema::AttributeFact* fact = entry.binding->fact(id);
      if (fact == nullptr || fact->key == schema::KeyRole::none) continue;
      result_.own_keys.emplace_back(collection,
                                    range_of(xml::whole_of(*entry.document, entry.document->attribute(id))));
    }
  }

  /// What the own file says of files below it: locks, and the attributes of locations.
  void add_directives() {
    const xml::Document& document = *own_.document;
    std::map<std::uint64_t, EffectiveSetting> all;
    std::string buffer;
    for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
      const xml::Node& node = document.node(id);
      const schema::ElementType* type =
          node.kind == xml::NodeKind::element ? own_.binding->type(id) : nullptr;
      if (type == nullptr) continue;
      for (xml::AttributeId a = node.first_attribute; a < node.first_attribute + node.attribute_count; ++a) {
        const xml::Attribute& attribute = document.attribute(a);
        const std::string_view name = document.name(attribute);
        const bool is_of_location = type->kind == schema::ElementKind::container && name != "path";
        const bool is_common = facts_.find_common(*type, name) != nullptr;
        const schema::AttributeFact* fact = own_.binding->fact(a);
        if (!is_common && !(is_of_location && fact != nullptr)) continue;
        std::uint64_t value = mixed(9, document.value(attribute, buffer));
        if (fact != nullptr) {
          const Value written =
              config::written_value({&document, own_.binding, id}, a, *fact, config::Origin::written);
          if (written.is_known() && !config::differs_from_default(written)) continue;
          if (written.is_known()) value = mixed(10, static_cast<std::uint64_t>(written.number));
        }
        EffectiveSetting& setting = all[mixed(name_of_path(id), name)];
        setting.value += value;
        setting.written = range_of(xml::whole_of(document, attribute));
      }
    }
    for (auto& [name, setting] : all) {
      setting.name = name;
      setting.is_known = true;
      result_.settings.push_back(setting);
    }
  }

  /// By the names of the elements and the place.
  std::uint64_t name_of_path(xml::NodeId element) const {
    std::uint64_t name = mixed(11, hierarchy_.place_of(hierarchy_.own_index(), element));
    for (; element != xml::kNone && element != 0; element = own_.document->node(element).parent)
      name = mixed(name, own_.document->name(element));
    return name;
  }

  const config::Hierarchy& hierarchy_;
  const config::HierarchyFile& own_;
  const schema::Catalog& facts_;
  EffectiveSettings result_;
  std::unordered_map<const xml::Document*, std::unordered_map<xml::NodeId, std::uint64_t>> keys_;
  std::unordered_set<xml::NodeId> visited_;  // of the own file
  unsigned refused_ = 0;                     // entries around the one at hand that IIS refuses
};

/// Whether the attribute contains one of the ranges, which are in order and do not overlap.
bool contains_any(const fix::Range& attribute, std::span<const fix::Range> ranges) {
  const auto first =
      std::lower_bound(ranges.begin(), ranges.end(), attribute.begin,
                       [](const fix::Range& range, std::uint32_t begin) { return range.begin < begin; });
  return first != ranges.end() && first->begin < attribute.end && first->end <= attribute.end;
}

/// The collections with an entry whose key was edited.
std::unordered_set<std::uint64_t> rekeyed(const EffectiveSettings& settings,
                                          std::span<const fix::Range> edits) {
  std::unordered_set<std::uint64_t> names;
  for (const auto& [collection, attribute] : settings.own_keys) {
    if (contains_any(attribute, edits)) names.insert(collection);
  }
  return names;
}

}  // namespace

EffectiveSettings effective_settings(const config::Hierarchy& hierarchy) {
  return Collector(hierarchy).collect();
}

bool is_same_but_for(const EffectiveSettings& first, const EffectiveSettings& second,
                     std::span<const fix::Range> before, std::span<const fix::Range> after) {
  const auto renamed = rekeyed(first, before);
  const EffectiveSetting as_default{0, 0, 0, true, {}};
  const auto may_become = [&](const EffectiveSetting& was, const EffectiveSetting& is) {
    if (!was.is_known) return true;
    if (!is.is_known) return false;
    if (was.value == is.value && was.count == is.count) return true;
    if (was.count == is.count && renamed.count(was.name) != 0) return true;
    return contains_any(was.written, before) || contains_any(is.written, after);
  };
  auto was = first.settings.begin();
  auto is = second.settings.begin();
  while (was != first.settings.end() || is != second.settings.end()) {
    const bool is_gone = is == second.settings.end() || (was != first.settings.end() && was->name < is->name);
    const bool has_come =
        was == first.settings.end() || (is != second.settings.end() && is->name < was->name);
    if (!may_become(has_come ? as_default : *was, is_gone ? as_default : *is)) return false;
    if (!has_come) ++was;
    if (!is_gone) ++is;
  }
  return true;
}

}  // namespace iislint::engine
