#include "schema/catalog/catalog.h"

#include <algorithm>

namespace iislint::schema {

FactId Catalog::find_attribute(const ElementType& type, std::string_view name) const {
  for (FactId id = type.first_attribute; id < type.first_attribute + type.attribute_count; ++id) {
    if (attributes[id].name == name) return id;
  }
  return kNoId;
}

const AttributeFact* Catalog::find_common(const ElementType& type, std::string_view name) const {
  if (type.common == CommonAttributes::none) return nullptr;
  const bool section = type.common == CommonAttributes::section;
  for (const AttributeFact& fact :
       common_attributes.first(section ? common_attributes.size() : common_element_count)) {
    if (fact.name == name) return &fact;
  }
  return nullptr;
}

ChildId Catalog::find_child(const ElementType& type, std::string_view name) const {
  for (ChildId id = type.first_child; id < type.first_child + type.child_count; ++id) {
    if (children[id].name == name) return id;
  }
  return kNoId;
}

std::span<const Home> Catalog::homes_of(std::string_view name) const {
  struct ByName {
    bool operator()(const Home& home, std::string_view key) const { return home.name < key; }
    bool operator()(std::string_view key, const Home& home) const { return key < home.name; }
  };
  const auto [first, last] = std::equal_range(homes.begin(), homes.end(), name, ByName{});
  return homes.subspan(static_cast<std::size_t>(first - homes.begin()),
                       static_cast<std::size_t>(last - first));
}

const ItemKind* Catalog::item(std::string_view name) const {
  const auto found =
      std::find_if(items.begin(), items.end(), [name](const ItemKind& i) { return i.name == name; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace iislint::schema
