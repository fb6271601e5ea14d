// Positions in long lines and long files: found from a place nearby, and the same as if they were counted.
#include <doctest/doctest.h>

#include "base/utf8.h"
#include "source/decode.h"
#include "source/source_file.h"

using namespace iislint;

namespace {

/// One to four bytes a character, in lines of very different length.
std::string mixed_text() {
  const std::string characters[] = {"a", "\xC3\xA9", "\xE6\x97\xA5", "\xF0\x9F\x98\x80"};
  std::string text;
  for (std::size_t line = 0; line < 6; ++line) {
    for (std::size_t i = 0; i < line * 1500; ++i)
      text += characters[i * (i + line) % 4];
    text += line % 2 == 0 ? "\n" : "\r\n";
  }
  return text;
}

std::string utf16_le(const std::string& text) {
  std::string bytes = "\xFF\xFE";
  const auto add = [&bytes](std::uint32_t unit) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  };
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    const auto value = static_cast<std::uint32_t>(c.value);
    if (value >= 0x10000) add(0xD800 + ((value - 0x10000) >> 10));
    add(value >= 0x10000 ? 0xDC00 + ((value - 0x10000) & 0x3FF) : value);
    at += c.size;
  }
  return bytes;
}

}  // namespace

TEST_CASE("columns and stored bytes are those that counting gives") {
  const std::string text = mixed_text();
  const source::SourceFile utf8("f", source::decode(text));
  const source::SourceFile utf16("f", source::decode(utf16_le(text)));
  REQUIRE(utf16.text() == text);
  std::uint32_t line = 1, column = 1, units = 0;
  bool same = true;
  for (std::uint32_t at = 0; at < text.size();) {
    const source::Position position = utf8.position(at);
    same = same && position.line == line && position.column == column;
    same = same && utf8.byte_offset(at) == at && utf16.byte_offset(at) == 2 + 2 * units;
    CHECK_MESSAGE(same, "offset ", at);
    if (!same) break;
    const base::CodePoint c = base::decode_utf8(text, at);
    const std::uint32_t size = c.value >= 0x10000 ? 2 : 1;
    units += size;
    column += size;
    if (c.value == '\n') {
      ++line;
      column = 1;
    }
    at += static_cast<std::uint32_t>(c.size);
  }
}

TEST_CASE("ten thousand positions in one line of two megabytes take no time to speak of") {
  const std::string text(2'000'000, 'x');
  for (const std::string& stored : {text, utf16_le(text)}) {
    const source::SourceFile file("f", source::decode(stored));
    std::uint64_t sum = 0;  // minutes, were each counted from where the line begins
    for (std::uint32_t at = 0; at < text.size(); at += 400)
      sum += file.position(at).column + file.byte_offset(at);
    CHECK(sum > 0);
  }
}
