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

/// Where in `raw` the characters stand that append_attribute_value() makes of it. Asked for ever higher
/// offsets it walks over `raw` once.
class RawOffsets {
 public:
  explicit RawOffsets(std::string_view raw) : raw_(raw) {}

  /// Of the character that append_attribute_value() puts at `decoded_offset`; the end when there is none.
  std::uint32_t at(std::size_t decoded_offset);

 private:
  std::string_view raw_;
  std::uint32_t offset_ = 0;
  std::size_t decoded_ = 0;
  std::string character_;
};

}  // namespace iislint::xml
