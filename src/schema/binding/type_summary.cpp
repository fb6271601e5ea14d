#include "schema/binding/type_summary.h"

namespace iislint::schema {

TypeSummary TypeSummaries::make(TypeId id) const {
  TypeSummary summary;
  summary.is_made = true;
  const ElementType& type = facts_.types[id];
  for (std::uint16_t i = 0; i < type.attribute_count; ++i) {
    const auto number = static_cast<FactId>(type.first_attribute + i);
    const AttributeFact& fact = facts_.attributes[number];
    if (fact.required) ++summary.required_count;
    if (fact.key != KeyRole::none) summary.keys.push_back(number);
  }
  return summary;
}

}  // namespace iislint::schema
