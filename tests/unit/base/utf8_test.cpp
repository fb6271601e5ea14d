#include "base/utf8.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <vector>

using namespace iislint::base;

TEST_CASE("the ends of each length are read and written alike") {
  for (const auto& [code, size] : std::vector<std::pair<char32_t, std::size_t>>{{0, 1},
                                                                                {0x7F, 1},
                                                                                {0x80, 2},
                                                                                {0x7FF, 2},
                                                                                {0x800, 3},
                                                                                {0xD7FF, 3},
                                                                                {0xE000, 3},
                                                                                {0xFFFF, 3},
                                                                                {0x10000, 4},
                                                                                {0x1F600, 4},
                                                                                {0x10FFFF, 4},
                                                                                {0xE9, 2},
                                                                                {0x20AC, 3}}) {
    CAPTURE(static_cast<unsigned>(code));
    std::string text = "x";
    append_utf8(text, code);
    REQUIRE(text.size() == 1 + size);
    const CodePoint read = decode_utf8(text + "y", 1);
    CHECK(read.valid);
    CHECK(read.value == code);
    CHECK(read.size == size);
    CHECK(utf16_length(text) == (code >= 0x10000 ? 3 : 2));
    CHECK(is_ascii(text) == (code < 0x80));
    CHECK(to_valid_utf8(text) == text);
  }
}

TEST_CASE("bytes that are not UTF-8 take as many as can begin nothing") {
  struct {
    std::string text;
    std::size_t size;
  } const cases[] = {{"\x80", 1},
                     {"\xBF", 1},
                     {"\xC0\x80", 1},
                     {"\xC1\xBF", 1},
                     {"\xC2", 1},
                     {"\xC2x", 1},
                     {"\xDFx", 1},
                     {"\xE0\x80\x80", 1},
                     {"\xE0\x9F\xBF", 1},
                     {"\xE2\x82", 2},
                     {"\xE2\x82x", 2},
                     {"\xEFx", 1},
                     {"\xED\xA0\x80", 1},
                     {"\xED\xBF\xBF", 1},
                     {"\xF0\x80\x80\x80", 1},
                     {"\xF0\x8F\xBF\xBF", 1},
                     {"\xF0\x9F\x98", 3},
                     {"\xF0\x9F\x98x", 3},
                     {"\xF4\x90\x80\x80", 1},
                     {"\xF5\x80\x80\x80", 1},
                     {"\xFF", 1}};
  for (const auto& expected : cases) {
    CAPTURE(expected.text);
    const CodePoint read = decode_utf8(expected.text, 0);
    CHECK(!read.valid);
    CHECK(read.value == kReplacement);
    CHECK(read.size == expected.size);
  }
  CHECK(to_valid_utf8("a\xC3\xE2\x82z") == "a\xEF\xBF\xBD\xEF\xBF\xBDz");
  CHECK(utf16_length("a\xFF\xF0\x9F\x98\x80") == 4);
}

TEST_CASE("the first byte beyond ASCII is found wherever it stands") {
  for (std::size_t size = 0; size < 100; ++size) {
    const std::string plain(size, 'x');
    CHECK(ascii_end(plain, 0) == size);
    CHECK(is_ascii(plain));
    for (std::size_t at = 0; at < size; ++at) {
      std::string text = plain;
      text[at] = '\x80';
      CHECK(ascii_end(text, 0) == at);
      CHECK(ascii_end(text, at) == at);
      CHECK(ascii_end(text, at + 1) == size);
    }
  }
}

TEST_CASE("characters without a shape are told from those beside them") {
  for (const char32_t c : std::initializer_list<char32_t>{
           0x80,   0x9F,   0xAD,   0x61C,  0x180E, 0x200B, 0x200F,  0x2028,   0x202E,  0x2060,
           0x206F, 0xFEFF, 0xFFF0, 0xFFFB, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE0000, 0xE007F})
    CHECK_MESSAGE(is_unseen(c), static_cast<unsigned>(c));
  for (const char32_t c : std::initializer_list<char32_t>{
           0,      0x1F,   0x7F,   0xA0,   0xAC,   0xAE,   0x61B,  0x61D,  0x180D, 0x180F,  0x200A,  0x2010,
           0x2027, 0x202F, 0x205F, 0x2070, 0xFEFE, 0xFF00, 0xFFEF, 0xFFFC, 0xFFFD, 0x1FFFD, 0xDFFFD, 0xE0080})
    CHECK_MESSAGE(!is_unseen(c), static_cast<unsigned>(c));
}
