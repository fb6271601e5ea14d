#include "xml/characters.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <utility>

#include "base/utf8.h"

using namespace iislint;

namespace {

std::string utf8(char32_t c) {
  std::string text;
  base::append_utf8(text, c);
  return text;
}

/// May begin a name; may go on with one.
std::pair<bool, bool> in_names(char32_t c) {
  const std::string alone = utf8(c), further = "a" + alone;
  return {xml::starts_name(alone, 0), xml::name_end(further, 0) == further.size()};
}

}  // namespace

TEST_CASE("names are those of the fifth edition of XML 1.0") {
  struct {
    char32_t first, last;
    bool starts, goes_on;
  } const ranges[] = {
      {0x00, 0x2C, false, false},       {0x2D, 0x2E, false, true},      {0x2F, 0x2F, false, false},
      {0x30, 0x39, false, true},        {0x3A, 0x3A, true, true},       {0x3B, 0x40, false, false},
      {0x41, 0x5A, true, true},         {0x5B, 0x5E, false, false},     {0x5F, 0x5F, true, true},
      {0x60, 0x60, false, false},       {0x61, 0x7A, true, true},       {0x7B, 0xB6, false, false},
      {0xB7, 0xB7, false, true},        {0xB8, 0xBF, false, false},     {0xC0, 0xD6, true, true},
      {0xD7, 0xD7, false, false},       {0xD8, 0xF6, true, true},       {0xF7, 0xF7, false, false},
      {0xF8, 0x2FF, true, true},        {0x300, 0x36F, false, true},    {0x370, 0x37D, true, true},
      {0x37E, 0x37E, false, false},     {0x37F, 0x1FFF, true, true},    {0x2000, 0x200B, false, false},
      {0x200C, 0x200D, true, true},     {0x200E, 0x203E, false, false}, {0x203F, 0x2040, false, true},
      {0x2041, 0x206F, false, false},   {0x2070, 0x218F, true, true},   {0x2190, 0x2BFF, false, false},
      {0x2C00, 0x2FEF, true, true},     {0x2FF0, 0x3000, false, false}, {0x3001, 0xD7FF, true, true},
      {0xE000, 0xF8FF, false, false},   {0xF900, 0xFDCF, true, true},   {0xFDD0, 0xFDEF, false, false},
      {0xFDF0, 0xFFFD, true, true},     {0xFFFE, 0xFFFF, false, false}, {0x10000, 0xEFFFF, true, true},
      {0xF0000, 0x10FFFF, false, false}};
  for (const auto& range : ranges) {
    for (const char32_t c :
         {range.first, range.last, static_cast<char32_t>((range.first + range.last) / 2)}) {
      CAPTURE(static_cast<unsigned>(c));
      CHECK(in_names(c) == std::pair(range.starts, range.goes_on));
    }
  }
}

TEST_CASE("a name ends before the first character that it cannot have") {
  CHECK(xml::name_end("ab-1 c", 0) == 4);
  CHECK(xml::name_end("ab", 0) == 2);
  CHECK(xml::name_end("xab=", 1) == 3);
  CHECK(xml::name_end("1a", 0) == 0);
  CHECK(xml::name_end("", 0) == 0);
  CHECK(xml::name_end("a\u00E9b c", 0) == 4);
  CHECK(xml::name_end("\u00E9-\u00B7=", 0) == 5);
  CHECK(xml::name_end("\u00B7", 0) == 0);
  CHECK(!xml::starts_name("a", 1));
  CHECK(!xml::starts_name("", 0));
}

TEST_CASE("characters of documents") {
  for (const char32_t c : std::initializer_list<char32_t>{0x9, 0xA, 0xD, 0x20, 0x7F, 0xD7FF, 0xE000, 0xFFFD,
                                                          0x10000, 0x1FFFE, 0x10FFFF})
    CHECK_MESSAGE(xml::is_xml_character(c), static_cast<unsigned>(c));
  for (const char32_t c : std::initializer_list<char32_t>{0x0, 0x8, 0xB, 0xC, 0xE, 0x1F, 0xD800, 0xDFFF,
                                                          0xFFFE, 0xFFFF, 0x110000})
    CHECK_MESSAGE(!xml::is_xml_character(c), static_cast<unsigned>(c));
}

TEST_CASE("plain characters of a value are passed over up to the first special one, wherever it stands") {
  for (const char special : {'<', '&', '\n', '\t', '\0', '\x1F', '\x80', '\xFF'}) {
    for (std::uint32_t size = 1; size < 40; ++size) {
      for (std::uint32_t at = 0; at < size; ++at) {
        std::string text(size, '\x20');
        text[at] = special;
        CHECK(xml::plain_value_end(text, 0, size) == at);
        CHECK(xml::plain_value_end(text, 0, at) == at);
      }
    }
  }
  const std::string plain = " !\"#%'();=>?@AZ[]^_`az{|}~\x7F 0123456789";
  CHECK(xml::plain_value_end(plain, 0, static_cast<std::uint32_t>(plain.size())) == plain.size());
  CHECK(xml::plain_value_end(plain, 3, 11) == 11);
}
