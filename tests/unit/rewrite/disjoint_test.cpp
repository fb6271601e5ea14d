// Patterns that exclude each other, and those that may both match.
#include "rewrite/pattern/disjoint.h"

#include <doctest/doctest.h>

using namespace iislint::rewrite;

namespace {

bool exclude(std::string_view one, std::string_view other, PatternSyntax syntax = PatternSyntax::ecmascript) {
  const bool result = exclude_each_other({one, syntax}, {other, syntax});
  CHECK(exclude_each_other({other, syntax}, {one, syntax}) == result);
  return result;
}

}  // namespace

TEST_CASE("patterns that differ at an end, or in length, exclude each other") {
  CHECK(exclude("^www\\.example\\.com$", "^shop\\.example\\.com$"));
  CHECK(exclude("^www.example.com$", "^shop.example.com$"));
  CHECK(exclude("^/api", "^/media/(.*)$"));
  CHECK(exclude("^(api)/", "^(?:media)/"));
  CHECK(exclude("\\.js$", "\\.css$"));
  CHECK(exclude("^$", "^a"));
  CHECK(exclude("^$", ".+"));
  CHECK(exclude("^ab$", "^abc"));
  CHECK(exclude("^a+$", "^b+$"));
  CHECK(exclude("on", "off", PatternSyntax::exact_match));
  CHECK(exclude("a*", "b*", PatternSyntax::wildcard));
  CHECK(exclude("*.js", "*.css", PatternSyntax::wildcard));
  CHECK(exclude_each_other({"off", PatternSyntax::exact_match}, {"^on$", PatternSyntax::ecmascript}));
}

TEST_CASE("patterns that one text may match both of do not exclude each other") {
  CHECK_FALSE(exclude("^a", "^ab"));
  CHECK_FALSE(exclude("a", "b"));
  CHECK_FALSE(exclude("^a", "b$"));
  CHECK_FALSE(exclude("^A$", "^a$"));
  CHECK_FALSE(exclude("^a.c", "^abc"));
  CHECK_FALSE(exclude("^ab?", "^ac"));
  CHECK_FALSE(exclude("^ab*c", "^ac"));
  CHECK_FALSE(exclude("^ab{0,2}c", "^ac"));
  CHECK_FALSE(exclude("^(ab)?c", "^cd"));
  CHECK_FALSE(exclude("^a|^b", "^b"));
  CHECK_FALSE(exclude("^(?!a)", "^b"));
  CHECK_FALSE(exclude("^\\d+$", "^1$"));
  CHECK_FALSE(exclude("^[ab]", "^b"));
  CHECK_FALSE(exclude("^[]b", "^b"));
  CHECK_FALSE(exclude("^\\x41$", "^a$"));
  CHECK_FALSE(exclude("^(a)\\1$", "^aa$"));
  CHECK_FALSE(exclude("^a$", "a\\"));
  CHECK_FALSE(exclude("^a\\b$", "^a$"));
  CHECK_FALSE(exclude("^\xC3\xA4$", "^\xC3\x84$"));
  CHECK_FALSE(exclude("a*", "*b", PatternSyntax::wildcard));
  CHECK_FALSE(exclude("On", "on", PatternSyntax::exact_match));
}
