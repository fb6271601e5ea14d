#include "xml/references.h"

#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "xml/characters.h"

namespace iislint::xml {
namespace {

std::optional<char32_t> predefined(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 5> kEntities = {
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [known, value] : kEntities) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::optional<unsigned> digit(char c, bool hexadecimal) {
  if (base::is_digit(c)) return static_cast<unsigned>(c - '0');
  const char letter = base::to_lower(c);
  if (hexadecimal && letter >= 'a' && letter <= 'f') return static_cast<unsigned>(letter - 'a') + 10;
  return std::nullopt;
}

// `at` stands after "&#".
Reference read_number(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  const bool hexadecimal = at < limit && text[at] == 'x';
  if (hexadecimal) ++at;
  const std::uint32_t first = at;
  char32_t value = 0;
  while (at < limit) {
    const auto d = digit(text[at], hexadecimal);
    if (!d) break;
    if (value <= 0x10FFFF) value = value * (hexadecimal ? 16 : 10) + *d;
    ++at;
  }
  if (at == first || at >= limit || text[at] != ';') return {ReferenceKind::bad_character, at, 0};
  return {is_xml_character(value) ? ReferenceKind::good : ReferenceKind::bad_character, at + 1, value};
}

}  // namespace

Reference read_reference(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  const std::uint32_t name = at + 1;
  if (name < limit && text[name] == '#') return read_number(text, name + 1, limit);
  const std::uint32_t end = name_end(text.substr(0, limit), name);
  if (end == name || end >= limit || text[end] != ';') return {ReferenceKind::bare_ampersand, name, 0};
  const auto value = predefined(text.substr(name, end - name));
  if (!value) return {ReferenceKind::unknown_entity, end + 1, 0};
  return {ReferenceKind::good, end + 1, *value};
}

namespace {

/// The end of the character of the raw value that begins at `at`; what stands for it goes to `decoded`.
std::uint32_t next_character(std::string_view raw, std::uint32_t at, std::string& decoded) {
  decoded.assign(1, raw[at]);
  if (raw[at] == '&') {
    const Reference reference = read_reference(raw, at, static_cast<std::uint32_t>(raw.size()));
    decoded.assign(raw.substr(at, reference.end - at));
    if (reference.kind == ReferenceKind::good) {
      decoded.clear();
      base::append_utf8(decoded, reference.value);
    }
    return reference.end;
  }
  if (!base::is_space(raw[at])) return at + 1;
  decoded = " ";
  return at + (raw.substr(at, 2) == "\r\n" ? 2 : 1);
}

}  // namespace

void append_attribute_value(std::string& result, std::string_view raw) {
  std::string character;
  for (std::uint32_t at = 0; at < raw.size();) {
    at = next_character(raw, at, character);
    result.append(character);
  }
}

std::uint32_t RawOffsets::at(std::size_t decoded_offset) {
  if (decoded_offset < decoded_) offset_ = 0, decoded_ = 0;
  while (decoded_ < decoded_offset && offset_ < raw_.size()) {
    offset_ = next_character(raw_, offset_, character_);
    decoded_ += character_.size();
  }
  return offset_;
}

}  // namespace iislint::xml
