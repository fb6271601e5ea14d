// A fact table made at run time, of the same form as the compiled one.
#pragma once

#include <memory>

#include "schema/catalog/catalog.h"

namespace iislint::schema {

struct CatalogDraft;
struct CatalogTables;

/// Owns the table and every text it adds; texts, hints and values taken over from the table it was made of
/// stay where they are, so that one must outlive it. The table does not move when its owner is moved.
class OwnedCatalog {
 public:
  explicit OwnedCatalog(std::unique_ptr<const CatalogTables> tables);
  OwnedCatalog(OwnedCatalog&&) noexcept;
  OwnedCatalog& operator=(OwnedCatalog&&) noexcept;
  ~OwnedCatalog();

  const Catalog& facts() const;

 private:
  std::unique_ptr<const CatalogTables> tables_;
};

}  // namespace iislint::schema
