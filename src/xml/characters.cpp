#include "xml/characters.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/utf8.h"

namespace iislint::xml {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// NameStartChar of XML 1.0, fifth edition, beyond ASCII.
constexpr std::array<Range, 12> kStartRanges = {{{0xC0, 0xD6},
                                                 {0xD8, 0xF6},
                                                 {0xF8, 0x2FF},
                                                 {0x370, 0x37D},
                                                 {0x37F, 0x1FFF},
                                                 {0x200C, 0x200D},
                                                 {0x2070, 0x218F},
                                                 {0x2C00, 0x2FEF},
                                                 {0x3001, 0xD7FF},
                                                 {0xF900, 0xFDCF},
                                                 {0xFDF0, 0xFFFD},
                                                 {0x10000, 0xEFFFF}}};
constexpr std::array<Range, 3> kPartRanges = {{{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& r) { return c >= r.first && c <= r.last; });
}

}  // namespace

/// Of a name that may hold other characters than ASCII.
std::uint32_t detail::unusual_name_end(std::string_view text, std::uint32_t at) {
  bool start = true;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      if (!has_class(text[at], start ? kNameStart : kNamePart)) break;
      ++at;
    } else {
      const base::CodePoint c = base::decode_utf8(text, at);
      if (!within(kStartRanges, c.value) && (start || !within(kPartRanges, c.value))) break;
      at += static_cast<std::uint32_t>(c.size);
    }
    start = false;
  }
  return at;
}

std::uint32_t plain_value_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHighBits = 0x8080808080808080;
  // The high bit of each byte that is below `limit`, or of one behind such a byte; right when there is none.
  const auto below = [](std::uint64_t bytes, std::uint64_t limit) {
    return (bytes - kOnes * limit) & ~bytes & kHighBits;
  };
  for (; at + sizeof(std::uint64_t) <= end; at += sizeof(std::uint64_t)) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::uint64_t special = (bytes & kHighBits) | below(bytes, 0x20) | below(bytes ^ kOnes * '<', 1) |
                                  below(bytes ^ kOnes * '&', 1);
    if (special != 0) break;
  }
  while (at < end && has_class(text[at], kPlainValue))
    ++at;
  return at;
}

bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  if (c >= 0xD800 && c <= 0xDFFF) return false;
  return c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
}

}  // namespace iislint::xml
