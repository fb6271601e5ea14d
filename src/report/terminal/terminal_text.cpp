#include "report/terminal/terminal_text.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "base/utf8.h"
#include "report/terminal/unicode_width.h"

namespace iislint::report {
namespace {

template <std::size_t N>
bool within(const WidthRange (&ranges)[N], char32_t c) {
  const auto after = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                      [](char32_t value, const WidthRange& r) { return value < r.first; });
  return after != std::begin(ranges) && c <= (after - 1)->last;
}

std::string shown(std::string_view text, bool space_as_blank) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    at += c.size;
    if (space_as_blank && (c.value == '\t' || c.value == '\n' || c.value == '\r')) {
      result += ' ';
    } else if (c.value < 0x20) {
      base::append_utf8(result, 0x2400 + c.value);
    } else if (c.value == 0x7F) {
      base::append_utf8(result, 0x2421);
    } else if (base::is_unseen(c.value)) {
      result += numbered(c.value);
    } else {
      base::append_utf8(result, c.value);
    }
  }
  return result;
}

/// What .NET, in which the runners are written, cuts off at the start of a line.
bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// Whether the line begins with "::name …::", which GitHub Actions obeys, and where; its size when it does
/// not.
std::size_t line_command(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    const base::CodePoint c = base::decode_utf8(line, at);
    if (!is_blank(c.value)) break;
    at += c.size;
  }
  const bool is_command = line.substr(at, 2) == "::" && line.find("::", at + 2) != std::string_view::npos;
  return is_command ? at : line.size();
}

/// Bytes of the longest start of `word` that takes at most `width` columns, at least one character.
std::size_t bytes_that_fit(std::string_view word, unsigned width) {
  std::size_t at = 0;
  unsigned used = 0;
  while (at < word.size()) {
    const base::CodePoint c = base::decode_utf8(word, at);
    used += display_width(c.value);
    if (at > 0 && used > width) break;
    at += c.size;
  }
  return at;
}

}  // namespace

std::string numbered(char32_t c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (; c > 0 || digits.size() < 4; c >>= 4)
    digits.insert(digits.begin(), kDigits[c & 15]);
  return "<U+" + digits + ">";
}

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
  return shown(text, true);
}

std::string printable_name(std::string_view text) {
  return shown(text, false);
}

std::string printable_lines(std::string_view text) {
  std::string result;
  for (const std::string_view line : base::split(text, '\n'))
    result.append(result.empty() && line.data() == text.data() ? "" : "\n").append(printable(line));
  return result;
}

std::string without_commands(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size() - 1) + 1);
    text.remove_prefix(line.size());
    const std::size_t command = line_command(line);
    std::size_t done = 0;
    for (std::size_t at = line.find_first_of("#:"); at != std::string_view::npos;
         at = line.find_first_of("#:", at + 1)) {
      if (at != command && !base::begins_ci_command(line, at)) continue;
      result.append(line, done, at - done).append(numbered(static_cast<unsigned char>(line[at])));
      done = at + 1;
    }
    result.append(line, done);
  }
  return result;
}

std::vector<std::string> wrapped(std::string_view text, unsigned width) {
  std::vector<std::string> lines(1);
  unsigned column = 0;
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    unsigned left = display_width(word);
    if (column > 0 && column + 1 + left > width) {
      lines.emplace_back();
      column = 0;
    } else if (column > 0) {
      lines.back() += ' ';
      ++column;
    }
    while (left > width) {
      const std::size_t part = bytes_that_fit(word, width);
      if (part == word.size()) break;
      left -= display_width(word.substr(0, part));
      lines.back() += word.substr(0, part);
      lines.emplace_back();
      word.remove_prefix(part);
    }
    lines.back() += word;
    column += left;
  }
  return lines;
}

}  // namespace iislint::report
