#include "fix/encode.h"

#include <algorithm>

#include "base/utf8.h"
#include "source/code_page.h"

namespace iislint::fix {
namespace {

using source::Encoding;

void put_unit(std::string& bytes, char32_t unit, bool little_endian) {
  const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8 & 0xFF);
  bytes += little_endian ? low : high;
  bytes += little_endian ? high : low;
}

void put_utf16(std::string& bytes, char32_t character, bool little_endian) {
  if (character < 0x10000) return put_unit(bytes, character, little_endian);
  put_unit(bytes, 0xD800 + ((character - 0x10000) >> 10), little_endian);
  put_unit(bytes, 0xDC00 + ((character - 0x10000) & 0x3FF), little_endian);
}

bool put_single_byte(std::string& bytes, char32_t character, const source::CodePage& page) {
  const auto place = std::find(page.begin(), page.end(), character);
  if (character == base::kReplacement || place == page.end()) return false;
  bytes += static_cast<char>(place - page.begin());
  return true;
}

}  // namespace

std::optional<std::string> encode(std::string_view text, const source::EncodingFacts& encoding) {
  if (encoding.encoding == Encoding::utf8) return std::string(text);
  const auto page = encoding.encoding == Encoding::single_byte ? source::code_page(encoding.name)
                                                               : std::optional<source::CodePage>();
  if (encoding.encoding == Encoding::single_byte && !page) return std::nullopt;
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    at += c.size;
    if (!page) {
      put_utf16(bytes, c.value, encoding.encoding == Encoding::utf16_le);
    } else if (!put_single_byte(bytes, c.value, *page)) {
      return std::nullopt;
    }
  }
  return bytes;
}

}  // namespace iislint::fix
