// A fact table while it is made, each type with lists of its own, for the sources of extended_catalog.h only.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/catalog/owned_catalog.h"

namespace iislint::schema {

struct TypeDraft {
  ElementType fact;  ///< ranges of attributes and children, and the span of run-time members, are set last
  std::vector<AttributeFact> attributes;
  std::vector<ChildFact> children;
  std::vector<std::string_view> run_time;
};

/// Starts as a copy of a table. Whoever changes it appends: types, attributes and children that it came with
/// keep their places.
struct CatalogDraft {
  explicit CatalogDraft(const Catalog& table);

  std::string_view keep(std::string_view text) { return texts.emplace_back(text); }

  const Catalog& base;
  std::vector<TypeDraft> types;
  std::deque<std::string> texts;
  std::deque<ValueFact> values;
  std::deque<std::vector<Word>> words;
};

/// Lays the lists out one behind the other. Slots and slot nodes that the base has keep their numbers, new
/// ones follow. An error when there are more entries than ids.
base::Result<OwnedCatalog> lay_out(CatalogDraft draft);

}  // namespace iislint::schema
