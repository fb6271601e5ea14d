// The fact table with what native schema files add to it.
//
// What the table knows stays as it is, documentation and hints included: a file can only add sections (with
// the groups on the way), attributes, elements, directives, words and run-time members. Where it says
// something else of what is known, the table holds. Items of added collections do not take values from the
// element that holds their defaults: no rule asks for them.
#pragma once

#include <span>

#include "base/result.h"
#include "schema/catalog/owned_catalog.h"
#include "schema/native/native_schema.h"

namespace iislint::schema {

/// `table` must outlive the result; the schemas need not. The order of the files does not matter, except that
/// the first one to describe an attribute is believed. Sections that were added or changed have kNoGrammar,
/// and a section that a file describes counts as installed: it has no add_on. An error when the files hold
/// more than there are ids.
base::Result<OwnedCatalog> extended_catalog(const Catalog& table, std::span<const NativeSchema> schemas);

}  // namespace iislint::schema
