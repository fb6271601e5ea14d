// Character and entity references. Without a DTD there are five entities and no others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace iislint::xml {

enum class ReferenceKind : std::uint8_t { good, bare_ampersand, unknown_entity, bad_character };

struct Reference {
  ReferenceKind kind;
  std::uint32_t end;  ///< one past its last byte; one past the '&' for a bare one
  char32_t value;     ///< when good
};

/// Reads what follows the '&' at `at`, never beyond `limit`.
Reference read_reference(std::string_view text, std::uint32_t at, std::uint32_t limit);

/// Appends `raw` with references replaced and white space turned into blanks, as XML 1.0 section 3.3.3 has
/// it. What is no good reference is kept as it stands.
void append_attribute_value(std::string& result, std::string_view raw);

/// Where in `raw` the character stands that append_attribute_value() puts at `decoded_offset`; the end when
/// there is none.
std::uint32_t raw_offset(std::string_view raw, std::size_t decoded_offset);

}  // namespace iislint::xml
