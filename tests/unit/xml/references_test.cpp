#include "xml/references.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace iislint::xml;

namespace {

Reference read(const std::string& text) {
  return read_reference(text, 0, static_cast<std::uint32_t>(text.size()));
}

}  // namespace

TEST_CASE("references are read up to their semicolon") {
  struct {
    std::string text;
    char32_t value;
  } const cases[] = {{"&lt;", '<'},    {"&gt;", '>'},    {"&amp;", '&'},           {"&quot;", '"'},
                     {"&apos;", '\''}, {"&#65;", 'A'},   {"&#x41;", 'A'},          {"&#xe9;", 0xE9},
                     {"&#xE9;", 0xE9}, {"&#0065;", 'A'}, {"&#1114111;", 0x10FFFF}, {"&#x10FFFF;", 0x10FFFF},
                     {"&#9;", '\t'}};
  for (const auto& expected : cases) {
    CAPTURE(expected.text);
    const Reference reference = read(expected.text + "x;");
    CHECK(reference.kind == ReferenceKind::good);
    CHECK(reference.end == expected.text.size());
    CHECK(reference.value == expected.value);
  }
}

TEST_CASE("what is no reference ends where it stops being one") {
  struct {
    std::string text;
    ReferenceKind kind;
    std::uint32_t end;
  } const cases[] = {
      {"&", ReferenceKind::bare_ampersand, 1},          {"& lt;", ReferenceKind::bare_ampersand, 1},
      {"&lt", ReferenceKind::bare_ampersand, 1},        {"&lt x;", ReferenceKind::bare_ampersand, 1},
      {"&;", ReferenceKind::bare_ampersand, 1},         {"&nbsp;", ReferenceKind::unknown_entity, 6},
      {"&LT;", ReferenceKind::unknown_entity, 4},       {"&#", ReferenceKind::bad_character, 2},
      {"&#;", ReferenceKind::bad_character, 2},         {"&#x;", ReferenceKind::bad_character, 3},
      {"&#x", ReferenceKind::bad_character, 3},         {"&#65", ReferenceKind::bad_character, 4},
      {"&#65x;", ReferenceKind::bad_character, 4},      {"&#6A;", ReferenceKind::bad_character, 3},
      {"&#x6G;", ReferenceKind::bad_character, 4},      {"&#X41;", ReferenceKind::bad_character, 2},
      {"&#0;", ReferenceKind::bad_character, 4},        {"&#xD800;", ReferenceKind::bad_character, 8},
      {"&#xFFFE;", ReferenceKind::bad_character, 8},    {"&#1114112;", ReferenceKind::bad_character, 10},
      {"&#x110000;", ReferenceKind::bad_character, 10}, {"&#99999999999;", ReferenceKind::bad_character, 14}};
  for (const auto& expected : cases) {
    CAPTURE(expected.text);
    const Reference reference = read(expected.text);
    CHECK(reference.kind == expected.kind);
    CHECK(reference.end == expected.end);
  }
  // Never beyond the limit.
  CHECK(read_reference("&amp;", 0, 4).kind == ReferenceKind::bare_ampersand);
  CHECK(read_reference("&#65;", 0, 4).kind == ReferenceKind::bad_character);
  CHECK(read_reference("&#65;", 0, 4).end == 4);
}

TEST_CASE("characters of a value are found again in the raw text") {
  const std::string raw = "a&amp;\r\n&#x1F600;&b\tc&#13;&#10;";
  std::string value;
  append_attribute_value(value, raw);
  CHECK(value == "a& \U0001F600&b c\r\n");
  RawOffsets offsets(raw);
  const std::pair<std::size_t, std::uint32_t> characters[] = {{0, 0},  {1, 1},  {2, 6},   {3, 8},   {7, 17},
                                                              {8, 18}, {9, 19}, {10, 20}, {11, 21}, {12, 26}};
  for (const auto& [decoded, in_raw] : characters) {
    CAPTURE(decoded);
    CHECK(offsets.at(decoded) == in_raw);
  }
  CHECK(offsets.at(value.size()) == raw.size());
  CHECK(offsets.at(2) == 6);  // back again
}
