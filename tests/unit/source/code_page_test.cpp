#include "source/code_page.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace iislint;

namespace {

char32_t character(std::string_view page, unsigned char byte) {
  const auto found = source::code_page(page);
  REQUIRE(found);
  return (*found)[byte];
}

}  // namespace

TEST_CASE("code pages are found by any of their names in any letter case") {
  CHECK(character("windows-1250", 0x9A) == U'š');
  CHECK(character("Windows-1251", 0xC6) == U'Ж');
  CHECK(character("cp1251", 0xC6) == U'Ж');
  CHECK(character("ISO-8859-15", 0xA4) == U'€');
  CHECK(character("IBM850", 0x81) == U'ü');
  CHECK(character("ibm858", 0xD5) == U'€');
  CHECK(character("KOI8-R", 0xC1) == U'а');
  CHECK(character("windows-1252", 0x80) == U'€');
  CHECK_FALSE(source::code_page("utf-7"));
  CHECK_FALSE(source::code_page("windows-1299"));
  CHECK_FALSE(source::code_page("ibm037"));  // EBCDIC: no XML declaration could be read in it
}

TEST_CASE("the pages that need no table have all their names") {
  for (const char* name : {"windows-1252", "cp1252", "CP1252"}) {
    CHECK(character(name, 0x81) == 0x81);
    CHECK(character(name, 0x9F) == 0x178);
    CHECK(character(name, 0xA0) == 0xA0);
  }
  for (const char* name : {"iso-8859-1", "latin1", "Latin1"}) {
    CHECK(character(name, 0x80) == 0x80);
    CHECK(character(name, 0xFF) == 0xFF);
  }
  for (const char* name : {"us-ascii", "ascii", "US-ASCII"}) {
    CHECK(character(name, 0x7F) == 0x7F);
    CHECK(character(name, 0x80) == 0xFFFD);
    CHECK(character(name, 0xFF) == 0xFFFD);
  }
}

TEST_CASE("letters that wait for an accent are letters") {
  CHECK(character("windows-1255", 0xE0) == U'א');
  CHECK(character("windows-1255", 0xFA) == U'ת');
  CHECK(character("windows-1258", 0xE2) == U'â');
}

TEST_CASE("the table is sorted and has no two pages of one name") {
  const auto pages = source::compiled_pages();
  const auto in_order = [](const auto& a, const auto& b) { return a.name < b.name; };
  CHECK(std::is_sorted(pages.begin(), pages.end(), in_order));
  CHECK(std::adjacent_find(pages.begin(), pages.end(),
                           [](const auto& a, const auto& b) { return a.name == b.name; }) == pages.end());
}
