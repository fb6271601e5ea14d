#include "config/lookup/collection.h"

#include <algorithm>

#include "base/text.h"
#include "schema/binding/config_path.h"

namespace iislint::config {
namespace {

using schema::Directive;
using schema::KeyRole;

/// The normal form of an entry's key attribute; of the default when it is not written.
std::string key_text(const xml::Document& document, const schema::Binding& binding, xml::NodeId entry,
                     const schema::AttributeFact& fact) {
  const xml::AttributeId id = document.find_attribute(entry, fact.name);
  if (id != xml::kNone) return schema::normal_key(document, binding, id, fact);
  const bool is_number = fact.value->type == schema::ValueType::flags;
  return is_number ? "0" : base::lower(fact.default_value);
}

}  // namespace

std::string entry_key(const xml::Document& document, const schema::Binding& binding, xml::NodeId entry) {
  const schema::ElementType* type = binding.type(entry);
  if (type == nullptr) return {};
  std::string combined;
  bool any = false;
  for (const schema::AttributeFact& fact : binding.facts->attributes_of(*type)) {
    if (fact.key == KeyRole::none) continue;
    const xml::AttributeId id = document.find_attribute(entry, fact.name);
    if (id != xml::kNone && !binding.attributes[id].good) return {};
    if (fact.key == KeyRole::unique) {
      return id == xml::kNone ? std::string() : schema::normal_key(document, binding, id, fact) + '\n';
    }
    any = any || id != xml::kNone;
    combined += key_text(document, binding, entry, fact) + '\n';
  }
  return any ? combined : std::string();
}

void add_key(const ElementRef& entry, std::vector<std::string>& names) {
  names.push_back(entry_key(*entry.document, *entry.binding, entry.element));
}

void Collection::merge(std::span<const ElementRef> elements) {
  segments_.add();
  shared_removals_ = removals_.size();
  for (const ElementRef& collection : elements) {
    if (!collection.exists()) continue;
    xml::for_each_child_element(*collection.document, collection.element, [&](xml::NodeId id) {
      const schema::ChildFact* child = collection.binding->child(id);
      if (child == nullptr) return;
      const ElementRef entry{collection.document, collection.binding, id};
      switch (child->directive) {
        case Directive::add:
          segments_.last().entries.push_back(entry);
          ++size_;
          break;
        case Directive::remove:
          if (size_ > 0) remove(entry_key(*entry.document, *entry.binding, id));
          break;
        case Directive::clear:
          clear();
          break;
        case Directive::none:
          break;
      }
    });
  }
  if (segments_.last().entries.empty()) segments_.remove_last();
}

void Collection::clear() {
  is_cleared_ = true;
  segments_ = {};
  segments_.add();
  removals_ = {};
  shared_removals_ = 0;
  size_ = 0;
}

Collection::Positions* Collection::positions_of(Segment& segment, const std::string& name, NamesOf names_of) {
  NameIndex& index = segment.indexes[names_of];
  std::vector<std::string> names;
  for (; index.indexed < segment.entries.size(); ++index.indexed) {
    const auto position = static_cast<std::uint32_t>(index.indexed);
    names.clear();
    names_of(segment.entries[position], names);
    for (std::string& one : names) {
      Positions& known = index.by_name[std::move(one)];
      if (known.empty() || known.back() != position) known.push_back(position);
    }
  }
  const auto found = index.by_name.find(name);
  return found == index.by_name.end() ? nullptr : &found->second;
}

bool Collection::is_removed(Position position, std::size_t count) const {
  if (count == 0) return false;
  const auto begin = removals_.items().begin();
  return std::any_of(begin, begin + static_cast<std::ptrdiff_t>(count), [&](const Removals* removals) {
    return removals->positions.count(packed(position)) != 0;
  });
}

// Kept with the removals, so that thousands of places below do not walk over what one place has removed.
std::uint32_t Collection::first_left(const void* question, std::uint32_t segment) const {
  constexpr auto kUnknown = static_cast<std::uint32_t>(-1);
  const Positions& yes = segment_at(segment).answers.find(question)->second.yes;
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < removals_.size(); ++i) {
    Positions& known = removals_.items()[i]->answers[question].yes;
    if (known.size() <= segment) known.resize(segment + 1, kUnknown);
    while (known[segment] == kUnknown) {
      if (first == yes.size() || !is_removed({segment, yes[first]}, i + 1)) {
        known[segment] = first;
      } else {
        ++first;
      }
    }
    first = known[segment];
  }
  return first;
}

std::uint32_t Collection::first_with(const std::string& key) const {
  std::uint32_t first = 0;
  for (const Removals* removals : removals_.items()) {
    if (const auto found = removals->keys.find(key); found != removals->keys.end())
      first = std::max(first, found->second);
  }
  return first;
}

// What was removed is not walked over again by the next directive with the same key.
void Collection::remove(const std::string& key) {
  if (key.empty()) return;
  if (removals_.size() == shared_removals_) removals_.add();
  const auto last = static_cast<std::uint32_t>(segments_.size() - 1);
  for (std::uint32_t segment = first_with(key); segment <= last; ++segment) {
    Positions* positions = positions_of(segment_at(segment), key, add_key);
    if (positions == nullptr) continue;
    for (const std::uint32_t position : *positions) {
      if (is_removed({segment, position})) continue;
      removals_.last().positions.insert(packed({segment, position}));
      --size_;
    }
    if (segment == last) positions->clear();  // nobody shares it yet
  }
  removals_.last().keys[key] = last;
}

ElementRef Collection::find(const std::string& name, NamesOf names_of) const {
  if (name.empty()) return {};
  for (std::uint32_t segment = names_of == add_key ? first_with(name) : 0; segment < segments_.size();
       ++segment) {
    const Positions* positions = positions_of(segment_at(segment), name, names_of);
    if (positions == nullptr) continue;
    for (const std::uint32_t position : *positions) {
      if (!is_removed({segment, position})) return segment_at(segment).entries[position];
    }
  }
  return {};
}

Collection::Iterator Collection::begin() const {
  Iterator first(*this, {0, 0});
  first.settle();
  return first;
}

const ElementRef& Collection::Iterator::operator*() const {
  return of_->segment_at(at_.first).entries[at_.second];
}

Collection::Iterator& Collection::Iterator::operator++() {
  ++at_.second;
  settle();
  return *this;
}

void Collection::Iterator::settle() {
  while (at_.first < of_->segments_.size()) {
    if (at_.second >= of_->segment_at(at_.first).entries.size()) {
      at_ = {at_.first + 1, 0};
    } else if (of_->is_removed(at_)) {
      ++at_.second;
    } else {
      return;
    }
  }
}

Entries entries_of(const std::vector<ElementRef>& collections) {
  Entries entries;
  for (const ElementRef& collection : collections)
    entries.in_force.merge(collection);
  entries.is_cleared = entries.in_force.is_cleared();
  return entries;
}

Value entry_value(const ElementRef& entry, std::string_view attribute) {
  const schema::Catalog& facts = *entry.binding->facts;
  const schema::FactId fact = facts.find_attribute(*entry.binding->type(entry.element), attribute);
  if (fact == schema::kNoId) return {};
  const xml::AttributeId written = entry.document->find_attribute(entry.element, attribute);
  if (written != xml::kNone) return written_value(entry, written, facts.attributes[fact], Origin::written);
  Value value = default_value(facts.attributes[fact]);
  if (may_have_lost(entry, attribute)) value.origin = Origin::unknown;
  return value;
}

}  // namespace iislint::config
