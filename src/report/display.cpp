#include "report/display.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace iislint::report {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr Range kZeroWidth[] = {{0x300, 0x36F},    {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},
                                {0x64B, 0x65F},    {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064},
                                {0x20D0, 0x20F0},  {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
                                {0xE0100, 0xE01EF}};
constexpr Range kWide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0x33FF}, {0x3400, 0x4DBF},
                           {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},  {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
                           {0xFE30, 0xFE4F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
                           {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

template <typename Ranges>
bool within(const Ranges& ranges, char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](const Range& r) { return c >= r.first && c <= r.last; });
}

// Marks that turn the direction of text reorder what a reader sees.
bool is_direction_mark(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

unsigned display_width(char32_t c) {
  if (c < 0x300) return 1;
  if (within(kZeroWidth, c)) return 0;
  return within(kWide, c) ? 2 : 1;
}

unsigned display_width(std::string_view text) {
  unsigned width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    width += display_width(c.value);
    at += c.size;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    at += c.size;
    if (c.value == '\t' || c.value == '\n' || c.value == '\r') {
      result += ' ';
    } else if (c.value < 0x20) {
      base::append_utf8(result, 0x2400 + c.value);
    } else if ((c.value >= 0x7F && c.value < 0xA0) || is_direction_mark(c.value)) {
      base::append_utf8(result, base::kReplacement);
    } else {
      base::append_utf8(result, c.value);
    }
  }
  return result;
}

std::string wrapped(std::string_view text, unsigned width, unsigned indent) {
  std::string result;
  unsigned column = indent;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    const unsigned word_width = display_width(word);
    if (column > indent && column + 1 + word_width > width) {
      result += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      result += ' ';
      ++column;
    }
    result += word;
    column += word_width;
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
  }
  return result;
}

}  // namespace iislint::report
