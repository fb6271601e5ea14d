// What the passes of binding ask of a type for each of its elements, gathered when it is first asked for.
#pragma once

#include <vector>

#include "schema/catalog/catalog.h"

namespace iislint::schema {

struct TypeSummary {
  bool is_made = false;
  std::uint16_t required_count = 0;
  std::vector<FactId> keys;  ///< the attributes with a role in the key, in their order
};

/// Borrows the fact table.
class TypeSummaries {
 public:
  explicit TypeSummaries(const Catalog& facts) : facts_(facts), summaries_(facts.types.size()) {}

  const TypeSummary& of(TypeId type) {
    TypeSummary& summary = summaries_[type];
    if (!summary.is_made) summary = make(type);
    return summary;
  }

 private:
  TypeSummary make(TypeId type) const;

  const Catalog& facts_;
  std::vector<TypeSummary> summaries_;
};

}  // namespace iislint::schema
