#include "engine/request/place_values.h"

#include "schema/catalog/fact_path.h"
#include "xml/anchor.h"

namespace iislint::engine {

const config::SectionView& PlaceValues::view(std::string_view section) const {
  const auto found = views_.find(section);
  if (found != views_.end()) return *found->second;
  const auto [added, is_new] = views_.emplace(section, nullptr);
  added->second = std::make_unique<config::SectionView>(hierarchy_, added->first);
  return *added->second;
}

config::Value PlaceValues::value(std::string_view section, std::string_view steps,
                                 std::string_view attribute) const {
  const schema::Catalog& facts = *hierarchy_.own().binding->facts;
  const auto cut = schema::cut_at_section(facts, section);
  if (!cut) return {};
  const schema::TypeId type = schema::type_below(facts, cut->section_type, steps);
  if (type == schema::kNoId) return {};
  const schema::FactId fact = facts.find_attribute(facts.types[type], attribute);
  if (fact == schema::kNoId) return {};
  return view(section).value(place_, steps, attribute, facts.attributes[fact]);
}

bool PlaceValues::flag(std::string_view section, std::string_view steps, std::string_view attribute,
                       bool missing) const {
  const config::Value found = value(section, steps, attribute);
  return found.is_known() ? found.number != 0 : missing;
}

const config::Entries& PlaceValues::entries(std::string_view section, std::string_view steps) const {
  return view(section).entries(place_, steps);
}

bool PlaceValues::is_written(std::string_view section) const {
  return !view(section).layers(place_).empty();
}

std::string word_of(const config::Value& value) {
  if (!value.is_known() || value.fact == nullptr) return {};
  for (const schema::Word& word : value.fact->value->words) {
    if (word.number == value.number) return std::string(word.name);
  }
  return value.text;
}

source::Span span_of(const config::ElementRef& entry) {
  return xml::name_of(*entry.document, entry.element);
}

std::optional<source::Span> span_of(const config::Value& value) {
  if (!value.is_written() || value.document == nullptr) return std::nullopt;
  return xml::value_of(*value.document, value.document->attribute(value.attribute));
}

}  // namespace iislint::engine
