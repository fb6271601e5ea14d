#include "schema/secrets/entries.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/nearest.h"
#include "base/text.h"
#include "base/word_list.h"
#include "schema/secrets/entry_names.h"

namespace iislint::schema {

struct EntryPlace {
  std::string_view name;
  bool hides_all;  ///< under whatever name, except for what is visible
  std::array<std::string_view, 2> visible;
};

namespace {

constexpr EntryPlace kPlaces[] = {
    {"appSettings", true, {"key", "key"}},           {"connectionStrings", true, {"name", "providerName"}},
    {"providerData", true, {"key", "key"}},          {"environmentVariables", false, {"name", "name"}},
    {"customHeaders", false, {"name", "name"}},      {"redirectHeaders", false, {"name", "name"}},
    {"serverVariables", false, {"name", "replace"}}, {"conditions", false, {"input", "matchType"}}};

const EntryPlace* place_named(std::string_view name) {
  constexpr std::size_t kShortest = 8, kLongest = 22;
  if (name.size() < kShortest || name.size() > kLongest) return nullptr;
  const char first = base::to_lower(name.front());
  for (const EntryPlace& place : kPlaces) {
    if (first == place.name.front() && base::edit_distance(name, place.name, 2) <= 2) return &place;
  }
  return nullptr;
}

/// Attributes that any element may have: of namespaces, transformations and locks.
bool is_markup(std::string_view name) {
  if (base::equals_ignoring_case(name.substr(0, 4), "lock") || name == "xmlns") return true;
  const std::string_view local = local_name(name);
  if (local.size() == name.size()) return false;
  return name.starts_with("xmlns:") || name.starts_with("xml:") || local == "Transform" || local == "Locator";
}

bool is_boolean(std::string_view value) {
  return base::equals_ignoring_case(value, "true") || base::equals_ignoring_case(value, "false");
}

std::span<const xml::Attribute> attributes_of(const xml::Document& document, const xml::Node& element) {
  return std::span(document.attributes).subspan(element.first_attribute, element.attribute_count);
}

}  // namespace

bool Entries::hides(const xml::Node& element, const xml::Attribute& attribute) {
  enter(element);
  const std::string_view name = document_.name(attribute);
  if (place_ != nullptr && place_->hides_all && !base::has_word(place_->visible, local_name(name)) &&
      !is_markup(name)) {
    return true;
  }
  if (is_content_name(name)) return is_of_secret(element) && !names_secret_at(attribute);
  if (is_key_name(name) || is_markup(name)) return false;
  if (place_ != nullptr) {
    return is_of_secret(element) && !base::has_word(place_->visible, local_name(name)) &&
           !is_boolean(value(attribute)) && !is_entry_of_secret(key_in(value(attribute)));
  }
  return is_certainly_of_secret(element) && !names_.is_another(name) && !is_boolean(value(attribute));
}

bool Entries::hides_text_of(xml::NodeId element) {
  constexpr int kEntrySteps = 2, kSteps = 4;
  bool is_in_entry = true;  // and not in an element that means something else
  xml::NodeId id = element;
  for (int step = 0; step < kSteps && id != 0 && id != xml::kNone; ++step, id = document_.node(id).parent) {
    const xml::Node& node = document_.node(id);
    if (node.kind != xml::NodeKind::element) return false;
    const std::string_view name = document_.name(id);
    const EntryPlace* place = place_named(name);
    if ((place != nullptr && place->hides_all) || names_.is_element_with_secret(name)) return true;
    is_in_entry = is_in_entry && step < kEntrySteps;
    if (is_in_entry) {
      enter(node);
      if (names_.is_secret(name) || is_of_secret(node)) return true;
      is_in_entry = is_value_name(name);
    }
  }
  return false;
}

void Entries::enter(const xml::Node& element) {
  if (element_ == &element) return;
  element_ = &element;
  of_secret_ = certainly_of_secret_ = Answer::unasked;
  if (element.parent == parent_) return;
  parent_ = element.parent;
  place_ = parent_ == 0 || parent_ == xml::kNone ? nullptr : place_named(document_.name(parent_));
}

bool Entries::is_of_secret(const xml::Node& element) {
  if (of_secret_ == Answer::unasked) {
    const auto attributes = attributes_of(document_, element);
    const bool is_any = std::any_of(attributes.begin(), attributes.end(), [this](const xml::Attribute& a) {
      if (names_secret_at(a)) return true;
      return place_ != nullptr && !is_content_name(document_.name(a)) && is_entry_of_secret(key_in(value(a)));
    });
    of_secret_ = is_any ? Answer::yes : Answer::no;
  }
  return of_secret_ == Answer::yes;
}

bool Entries::is_certainly_of_secret(const xml::Node& element) {
  if (certainly_of_secret_ == Answer::unasked) {
    const auto attributes = attributes_of(document_, element);
    const bool is_any = std::any_of(attributes.begin(), attributes.end(), [this](const xml::Attribute& a) {
      return is_key_name(document_.name(a)) && is_entry_of_secret(key_in(value(a)));
    });
    certainly_of_secret_ = is_any ? Answer::yes : Answer::no;
  }
  return certainly_of_secret_ == Answer::yes;
}

bool Entries::names_secret_at(const xml::Attribute& attribute) {
  return is_key_name(document_.name(attribute)) && names_secret(key_in(value(attribute)), names_);
}

std::string_view Entries::value(const xml::Attribute& attribute) const {
  return document_.text().substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
}

}  // namespace iislint::schema
