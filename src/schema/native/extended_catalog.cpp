#include "schema/native/extended_catalog.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "schema/catalog/catalog_draft.h"
#include "schema/catalog/value.h"

namespace iislint::schema {
namespace {

/// A type on the way from its section down, and which child of the type above it is.
struct Place {
  Place* above;  ///< null for a section
  std::size_t child;
  TypeId type;
};

template <typename Facts>
auto named(Facts& facts, std::string_view name) {
  return std::find_if(facts.begin(), facts.end(), [name](const auto& fact) { return fact.name == name; });
}

class Extender {
 public:
  explicit Extender(const Catalog& table) : draft_(table) {
    uses_.resize(draft_.types.size());
    added_.resize(draft_.types.size());
    for (const ChildFact& child : table.children)
      ++uses_[child.type];
  }

  void add(const NativeSchema& schema) {
    for (const NativeSection& section : schema.sections)
      add(section);
  }

  CatalogDraft take() { return std::move(draft_); }

 private:
  void add(const NativeSection& section) {
    const auto parts = base::split(section.path, '/');
    std::vector<TypeId> parents = {draft_.base.root};
    const auto& top = draft_.types[draft_.base.root].children;
    if (const auto location = named(top, "location"); location != top.end())
      parents.push_back(location->type);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
      parents = {group(parents, parts[i])};
    Place place{nullptr, 0, section_type(parents, parts.back(), section.path)};
    changed_ = false;
    extend(place, section.content);
    SectionFact& fact = draft_.types[place.type].fact.section;
    if (changed_) fact.grammar = kNoGrammar;
    fact.add_on = {};  // whoever has its schema has it installed
  }

  TypeId group(const std::vector<TypeId>& parents, std::string_view name) {
    const auto known = known_child(parents.front(), name);
    if (known && draft_.types[*known].fact.kind != ElementKind::opaque) return *known;
    ElementType type{};
    type.kind = ElementKind::container;
    type.open = known.has_value();  // of its other sections nothing is known
    type.section.grammar = kNoGrammar;
    return put(parents, name, type);
  }

  TypeId section_type(const std::vector<TypeId>& parents, std::string_view name, std::string_view path) {
    const auto known = known_child(parents.front(), name);
    if (known && draft_.types[*known].fact.kind != ElementKind::opaque) return *known;
    ElementType type{};
    type.kind = ElementKind::section;
    type.common = CommonAttributes::section;
    type.section.path = draft_.keep(path);
    type.section.grammar = kNoGrammar;
    return put(parents, name, type);
  }

  std::optional<TypeId> known_child(TypeId parent, std::string_view name) const {
    const auto& children = draft_.types[parent].children;
    const auto child = named(children, name);
    return child == children.end() ? std::nullopt : std::optional(child->type);
  }

  /// A new type for the child of that name; in place of the opaque one where there is such a child.
  TypeId put(const std::vector<TypeId>& parents, std::string_view name, ElementType type) {
    const TypeId id = new_type(name, type);
    for (const TypeId parent : parents) {
      auto& children = draft_.types[parent].children;
      if (const auto child = named(children, name); child != children.end()) {
        child->type = id;
      } else {
        children.push_back({draft_.types[id].fact.name, id, Directive::none, false, {}, {}});
      }
      ++uses_[id];
    }
    return id;
  }

  TypeId new_type(std::string_view name, ElementType type) {
    type.name = draft_.keep(name);
    type.run_time = {};
    draft_.types.push_back({type, {}, {}, {}});
    uses_.push_back(0);
    added_.push_back(true);
    return static_cast<TypeId>(draft_.types.size() - 1);
  }

  bool is_full() const { return draft_.types.size() > kNoId; }

  /// The type of the place, for changing it: when it stands in other places too, a copy of its own.
  TypeDraft& writable(Place& place) {
    if (place.above != nullptr) {
      TypeDraft& above = writable(*place.above);
      place.type = above.children[place.child].type;
      if (uses_[place.type] > 1 && !is_full()) {
        --uses_[place.type];
        draft_.types.push_back(draft_.types[place.type]);
        uses_.push_back(1);
        added_.push_back(added_[place.type]);
        place.type = static_cast<TypeId>(draft_.types.size() - 1);
        for (const ChildFact& child : draft_.types[place.type].children)
          ++uses_[child.type];
        draft_.types[place.above->type].children[place.child].type = place.type;
      }
    }
    return draft_.types[place.type];
  }

  const TypeDraft& type_of(const Place& place) const { return draft_.types[place.type]; }

  // The depth is that of the schema file.
  void extend(Place& place, const NativeElement& element) {
    if (is_full()) return;  // laying out will say so
    for (const NativeAttribute& attribute : element.attributes) {
      attribute.run_time ? run_time(place, attribute.name) : extend(place, attribute);
    }
    for (const NativeElement& child : element.elements) {
      child.run_time ? run_time(place, child.name)
                     : extend(place, child.name, child, Directive::none, item_of(element, child));
    }
    for (const NativeCollection& collection : element.collections)
      extend(place, collection);
    if (element.free_attributes && !type_of(place).fact.free_attributes) {
      writable(place).fact.free_attributes = true;
      changed_ = true;
    }
  }

  void run_time(Place& place, const std::string& name) {
    const auto& known = type_of(place).run_time;
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    const std::string_view kept = draft_.keep(name);
    writable(place).run_time.push_back(kept);
  }

  void extend(Place& place, const NativeAttribute& attribute) {
    const auto& known = type_of(place).attributes;
    if (const auto fact = named(known, attribute.name); fact != known.end()) {
      add_words(place, static_cast<std::size_t>(fact - known.begin()), attribute);
      return;
    }
    const AttributeFact fact = fact_of(attribute);
    writable(place).attributes.push_back(fact);
    changed_ = true;
  }

  AttributeFact fact_of(const NativeAttribute& attribute) {
    ValueFact value = attribute.value;
    const bool has_words = value.type == ValueType::enumeration || value.type == ValueType::flags;
    if (has_words && attribute.words.empty()) value.type = ValueType::string;  // any of them may be legal
    if (has_words) value.words = kept(attribute.words, {});
    std::string text = attribute.default_value;
    if (value.type == ValueType::enumeration) {
      if (const Word* word = find_word_ignoring_case(value, text); word != nullptr) text = word->name;
    }
    return {draft_.keep(attribute.name),
            &draft_.values.emplace_back(value),
            draft_.keep(text),
            {},
            {},
            attribute.has_default,
            attribute.required,
            attribute.case_sensitive,
            attribute.encrypted,
            attribute.expanded,
            attribute.key,
            attribute.validator};
  }

  std::span<const Word> kept(const std::vector<NativeWord>& words, std::vector<Word> list) {
    for (const NativeWord& word : words) {
      if (named(list, word.name) == list.end()) list.push_back({draft_.keep(word.name), word.number, {}});
    }
    return draft_.words.emplace_back(std::move(list));
  }

  void add_words(Place& place, std::size_t index, const NativeAttribute& attribute) {
    const ValueFact& known = *type_of(place).attributes[index].value;
    const bool has_words = known.type == ValueType::enumeration || known.type == ValueType::flags;
    const auto is_known = [&](const NativeWord& word) { return find_word(known, word.name) != nullptr; };
    if (!has_words || std::all_of(attribute.words.begin(), attribute.words.end(), is_known)) return;
    ValueFact value = known;
    value.words = kept(attribute.words, {known.words.begin(), known.words.end()});
    const ValueFact* all = &draft_.values.emplace_back(value);
    writable(place).attributes[index].value = all;
    changed_ = true;
  }

  /// Of which entries an element holds the defaults; empty for most elements.
  static std::string_view item_of(const NativeElement& parent, const NativeElement& element) {
    if (!element.holds_defaults) return {};
    for (const NativeCollection& collection : parent.collections) {
      if (collection.default_element == element.name && !collection.add.empty())
        return collection.add.front();
    }
    return {};
  }

  void extend(Place& parent, const std::string& name, const NativeElement& content, Directive directive,
              std::string_view defaults_of = {}) {
    const auto& children = type_of(parent).children;
    auto index = static_cast<std::size_t>(named(children, name) - children.begin());
    if (index == children.size()) {
      ElementType type{};
      type.kind = ElementKind::settings;
      type.common = CommonAttributes::element;
      const TypeId id = new_type(name, type);
      ++uses_[id];
      const std::string_view item = draft_.keep(defaults_of);
      TypeDraft& above = writable(parent);
      index = above.children.size();
      above.children.push_back({draft_.types[id].fact.name, id, directive, false, item, {}});
      changed_ = true;
    }
    Place place{&parent, index, type_of(parent).children[index].type};
    if (type_of(place).fact.kind != ElementKind::opaque) extend(place, content);
  }

  void extend(Place& place, const NativeCollection& collection) {
    for (const std::string& name : collection.add)
      extend(place, name, collection.item, Directive::add);
    if (!collection.remove.empty() && known_child(place.type, collection.remove) == std::nullopt)
      extend(place, collection.remove, keys_of(collection.item), Directive::remove);
    if (!collection.clear.empty() && known_child(place.type, collection.clear) == std::nullopt)
      extend(place, collection.clear, {}, Directive::clear);
    if (!added_[place.type]) return;
    ElementType& type = writable(place).fact;
    type.prepends = type.prepends || collection.prepends;
    type.duplicates = type.duplicates || collection.duplicates;
  }

  /// What <remove> may carry: the keys, or everything when there is none.
  static NativeElement keys_of(const NativeElement& item) {
    NativeElement keys;
    for (const NativeAttribute& attribute : item.attributes) {
      if (attribute.key != KeyRole::none) keys.attributes.push_back(attribute);
    }
    if (keys.attributes.empty()) keys.attributes = item.attributes;
    return keys;
  }

  CatalogDraft draft_;
  std::vector<std::size_t> uses_;  // by type: how many elements are of it
  std::vector<bool> added_;        // by type: whether the files made it
  bool changed_ = false;           // the section at hand
};

}  // namespace

base::Result<OwnedCatalog> extended_catalog(const Catalog& table, std::span<const NativeSchema> schemas) {
  Extender extender(table);
  for (const NativeSchema& schema : schemas)
    extender.add(schema);
  return lay_out(extender.take());
}

}  // namespace iislint::schema
