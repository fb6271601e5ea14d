#include "base/letter_case.h"

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::base {
namespace {

char32_t lower_of(char32_t c) {
  const bool is_latin = c >= 0xC0 && c <= 0xDE && c != 0xD7;
  const bool is_greek = c >= 0x391 && c <= 0x3A9 && c != 0x3A2;
  const bool is_cyrillic = c >= 0x410 && c <= 0x42F;
  if (is_latin || is_greek || is_cyrillic) return c + 0x20;
  return c >= 0x400 && c <= 0x40F ? c + 0x50 : c;
}

}  // namespace

std::string lower_utf8(std::string_view text) {
  if (is_ascii(text)) return lower(text);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid) {
      result.append(text.substr(at, point.size));
    } else if (point.value < 0x80) {
      result += to_lower(static_cast<char>(point.value));
    } else {
      append_utf8(result, lower_of(point.value));
    }
    at += point.size;
  }
  return result;
}

}  // namespace iislint::base
