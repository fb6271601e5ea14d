#include "config/entries.h"

#include <string>
#include <unordered_map>

#include "config/counterpart.h"

namespace iislint::config {
namespace {

using schema::Directive;
using schema::KeyRole;

/// What <remove> and an entry have in common if it means the entry: the combined key as a whole, or the first
/// unique key.
std::string directive_key(const ElementRef& entry) {
  std::string combined;
  for (const schema::AttributeFact& fact :
       entry.binding->facts->attributes_of(*entry.binding->type(entry.element))) {
    if (fact.key == KeyRole::none) continue;
    const std::string text = key_text(*entry.document, *entry.binding, entry.element, fact);
    if (fact.key == KeyRole::unique) return text;
    combined += text + '\n';
  }
  return combined;
}

class Merge {
 public:
  void add_level(const ElementRef& collection) {
    xml::for_each_child_element(*collection.document, collection.element, [&](xml::NodeId id) {
      const schema::ChildFact* child = collection.binding->child(id);
      if (child == nullptr || child->directive == Directive::none) return;
      take({collection.document, collection.binding, id}, child->directive);
    });
  }

  Entries finish() {
    std::erase_if(result_.in_force, [](const ElementRef& part) { return !part.exists(); });
    return std::move(result_);
  }

 private:
  void take(const ElementRef& entry, Directive directive) {
    if (directive == Directive::clear) {
      result_.in_force.clear();
      result_.is_cleared = true;
      by_key_.clear();
      return;
    }
    std::vector<std::size_t>& same = by_key_[directive_key(entry)];
    if (directive == Directive::add) {
      same.push_back(result_.in_force.size());
      result_.in_force.push_back(entry);
      return;
    }
    for (const std::size_t removed : same)
      result_.in_force[removed].element = xml::kNone;
    same.clear();
  }

  Entries result_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

}  // namespace

Entries entries_of(const std::vector<ElementRef>& collections) {
  Merge merge;
  for (const ElementRef& collection : collections) {
    if (collection.exists()) merge.add_level(collection);
  }
  return merge.finish();
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
