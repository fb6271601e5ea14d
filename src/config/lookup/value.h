// One effective value and where it comes from.
#pragma once

#include <cstdint>
#include <string>

#include "config/lookup/element_ref.h"
#include "schema/catalog/catalog.h"

namespace iislint::config {

enum class Origin : std::uint8_t {
  written,         ///< on the item itself, or for the place itself
  inherited,       ///< on a *Defaults element, for a place above, or in a file further up
  schema_default,  ///< nowhere
  unknown,         ///< cannot be told: written wrongly, or something misspelt may have been meant for it
  refused,         ///< written, but a lock in a file further up makes IIS refuse the file
};

/// An answer that may not be known. In order: the lesser of two is their "and", the greater their "or".
enum class Tristate : std::uint8_t { no, unknown, yes };

constexpr Tristate operator!(Tristate truth) {
  return truth == Tristate::unknown ? truth : truth == Tristate::yes ? Tristate::no : Tristate::yes;
}

struct Value {
  Origin origin = Origin::unknown;
  const schema::AttributeFact* fact = nullptr;
  const xml::Document* document = nullptr;  ///< that it is written in; null when it is written nowhere
  xml::NodeId element = xml::kNone;         ///< that carries the attribute; kNone when written nowhere
  xml::AttributeId attribute = xml::kNone;  ///< kNone when written nowhere
  std::int64_t number = 0;                  ///< bool, enumeration, flags, integer, ticks; 0 for a string
  std::string text;                         ///< as written or as the default has it

  bool is_known() const { return origin != Origin::unknown && origin != Origin::refused; }
  bool is_written() const { return attribute != xml::kNone; }
};

/// The value of an attribute that the element carries; unknown when IIS cannot read it. `origin` is what a
/// readable one has.
Value written_value(const ElementRef& holder, xml::AttributeId attribute, const schema::AttributeFact& fact,
                    Origin origin);

/// The value of an attribute that is written nowhere.
Value default_value(const schema::AttributeFact& fact);

/// Whether the value is written somewhere and is another one than the schema's default.
bool differs_from_default(const Value& value);

}  // namespace iislint::config
