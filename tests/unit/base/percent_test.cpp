#include "base/percent.h"

#include <doctest/doctest.h>

#include "base/letter_case.h"

using namespace iislint::base;

TEST_CASE("percent coding leaves what is no escape, and what needs none") {
  CHECK(percent_decoded("a%20b%2Fc%zz%") == "a b/c%zz%");
  CHECK(percent_decoded("%2") == "%2");
  CHECK(percent_encoded("a b/\xC3\xA4~") == "a%20b%2F%C3%A4~");
  CHECK(percent_encoded("/a b/", "/") == "/a%20b/");
  CHECK(is_percent_escape("%aF", 0));
  CHECK_FALSE(is_percent_escape("%a", 0));
}

TEST_CASE("letters beyond ASCII have a lower case as well") {
  CHECK(lower_utf8("A\xC3\x84\xCE\x91\xD0\x90") == "a\xC3\xA4\xCE\xB1\xD0\xB0");
}
