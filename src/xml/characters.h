// Classes of characters in XML 1.0.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace iislint::xml {

enum CharacterClass : std::uint8_t {
  kNameStart = 1,
  kNamePart = 2,
  kSpace = 4,
  kForbidden = 8,   ///< control characters
  kPlainValue = 16  ///< needs no second look inside an attribute value
};

namespace detail {
constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned c = 0; c < classes.size(); ++c) {
    std::uint8_t bits = 0;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (letter || c == '_' || c == ':') bits |= kNameStart | kNamePart;
    if ((c >= '0' && c <= '9') || c == '-' || c == '.') bits |= kNamePart;
    if (space) bits |= kSpace;
    if (c < 0x20 && !space) bits |= kForbidden;
    if (c >= 0x20 && c < 0x80 && c != '<' && c != '&') bits |= kPlainValue;
    classes[c] = bits;
  }
  return classes;
}
inline constexpr auto kClasses = make_classes();
}  // namespace detail

constexpr bool has_class(char c, std::uint8_t mask) {
  return (detail::kClasses[static_cast<unsigned char>(c)] & mask) != 0;
}

namespace detail {
std::uint32_t unusual_name_end(std::string_view text, std::uint32_t at);
}

/// End of the name that starts at `at`; `at` itself when no name starts there.
inline std::uint32_t name_end(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  if (end < text.size() && has_class(text[end], kNameStart)) {
    do {
      ++end;
    } while (end < text.size() && has_class(text[end], kNamePart));
  }
  const bool is_ascii = end >= text.size() || static_cast<unsigned char>(text[end]) < 0x80;
  return is_ascii ? end : detail::unusual_name_end(text, at);
}

/// Whether a name starts at `at`.
inline bool starts_name(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return false;
  if (static_cast<unsigned char>(text[at]) < 0x80) return has_class(text[at], kNameStart);
  return detail::unusual_name_end(text, at) > at;
}

/// One past the characters from `at` to `end` that need no second look inside a value (kPlainValue).
std::uint32_t plain_value_end(std::string_view text, std::uint32_t at, std::uint32_t end);

/// A character that may stand in a document: no control characters, no U+FFFE and U+FFFF.
bool is_xml_character(char32_t c);

}  // namespace iislint::xml
