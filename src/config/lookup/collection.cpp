#include "config/lookup/collection.h"

#include "base/text.h"
#include "schema/binding/config_path.h"

namespace iislint::config {
namespace {

using schema::Directive;
using schema::KeyRole;

std::string key_of(const ElementRef& entry) {
  return entry_key(*entry.document, *entry.binding, entry.element);
}

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

void Collection::merge(std::span<const ElementRef> elements) {
  segments_.push_back(std::make_shared<Segment>());
  for (const ElementRef& collection : elements) {
    if (!collection.exists()) continue;
    xml::for_each_child_element(*collection.document, collection.element, [&](xml::NodeId id) {
      const schema::ChildFact* child = collection.binding->child(id);
      if (child == nullptr) return;
      const ElementRef entry{collection.document, collection.binding, id};
      switch (child->directive) {
        case Directive::add:
          segments_.back()->entries.push_back(entry);
          ++size_;
          break;
        case Directive::remove:
          if (size_ > 0) remove(key_of(entry));
          break;
        case Directive::clear:
          clear();
          break;
        case Directive::none:
          break;
      }
    });
  }
  if (segments_.back()->entries.empty()) segments_.pop_back();
}

void Collection::clear() {
  is_cleared_ = true;
  segments_.assign(1, std::make_shared<Segment>());
  removed_.clear();
  size_ = 0;
}

const std::vector<std::uint32_t>* Collection::positions_of(Segment& segment, const std::string& key) {
  for (; segment.indexed < segment.entries.size(); ++segment.indexed)
    segment.by_key[key_of(segment.entries[segment.indexed])].push_back(
        static_cast<std::uint32_t>(segment.indexed));
  const auto found = segment.by_key.find(key);
  return found == segment.by_key.end() ? nullptr : &found->second;
}

void Collection::remove(const std::string& key) {
  if (key.empty()) return;
  for (std::uint32_t segment = 0; segment < segments_.size(); ++segment) {
    const auto* positions = positions_of(*segments_[segment], key);
    if (positions == nullptr) continue;
    for (const std::uint32_t position : *positions) {
      if (removed_.emplace(segment, position).second) --size_;
    }
  }
}

ElementRef Collection::find(const std::string& key) const {
  if (key.empty()) return {};
  for (std::uint32_t segment = 0; segment < segments_.size(); ++segment) {
    const auto* positions = positions_of(*segments_[segment], key);
    if (positions == nullptr) continue;
    for (const std::uint32_t position : *positions) {
      if (removed_.count({segment, position}) == 0) return segments_[segment]->entries[position];
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
  return of_->segments_[at_.first]->entries[at_.second];
}

Collection::Iterator& Collection::Iterator::operator++() {
  ++at_.second;
  settle();
  return *this;
}

void Collection::Iterator::settle() {
  while (at_.first < of_->segments_.size()) {
    if (at_.second >= of_->segments_[at_.first]->entries.size()) {
      at_ = {at_.first + 1, 0};
    } else if (next_removed_ != of_->removed_.end() && *next_removed_ == at_) {
      ++next_removed_;
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
