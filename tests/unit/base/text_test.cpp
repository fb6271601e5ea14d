#include "base/text.h"

#include <doctest/doctest.h>

#include "base/word_list.h"

using namespace iislint::base;

using Pieces = std::vector<std::string_view>;

TEST_CASE("letter case is that of ASCII letters") {
  CHECK(lower("AZaz@[`{09\xC3\x84") == "azaz@[`{09\xC3\x84");
  CHECK(equals_ignoring_case("aBzZ", "AbZz"));
  CHECK(equals_ignoring_case("", ""));
  CHECK(!equals_ignoring_case("ab", "abc"));
  CHECK(!equals_ignoring_case("abc", "ab"));
  CHECK(!equals_ignoring_case("@", "`"));
  constexpr std::string_view kWords[] = {"one", "Two"};
  CHECK(has_word(kWords, "ONE"));
  CHECK(has_word(kWords, "two"));
  CHECK(!has_word(kWords, "on"));
  CHECK(!has_word(kWords, ""));
}

TEST_CASE("digits and white space are told from their neighbours") {
  for (const char c : {'0', '5', '9'})
    CHECK(is_digit(c));
  for (const char c : {'/', ':', 'a', '\0'})
    CHECK(!is_digit(c));
  for (const char c : {' ', '\t', '\n', '\r'})
    CHECK(is_space(c));
  for (const char c : {'\v', '\f', '\0', 'x'})
    CHECK(!is_space(c));
}

TEST_CASE("white space is trimmed at both ends only") {
  CHECK(trim("") == "");
  CHECK(trim(" \t\r\n") == "");
  CHECK(trim(" a b ") == "a b");
  CHECK(trim("a") == "a");
}

TEST_CASE("what means something in an attribute value is escaped") {
  CHECK(xml_escaped("a&b<c>\"d'") == "a&amp;b&lt;c>&quot;d&apos;");
}

TEST_CASE("text is split at each separator") {
  CHECK(split("", ',') == Pieces{""});
  CHECK(split("a", ',') == Pieces{"a"});
  CHECK(split("a,b", ',') == Pieces{"a", "b"});
  CHECK(split(",a,,b,", ',') == Pieces{"", "a", "", "b", ""});
}

TEST_CASE("words are joined as in a sentence") {
  CHECK(join_words({}, "or") == "");
  CHECK(join_words({"a"}, "or") == "a");
  CHECK(join_words({"a", "b"}, "or") == "a or b");
  CHECK(join_words({"a", "b", "c"}, "and") == "a, b and c");
  CHECK(join_words({"a", "b", "c", "d"}, "and") == "a, b, c and d");
}

TEST_CASE("what a CI system takes for a command has two number signs, a name or none, and a bracket") {
  for (const char* text : {"##[error]", "##vso[task]", "##aZ[", "##["})
    CHECK_MESSAGE(begins_ci_command(text, 0), text);
  for (const char* text :
       {"", "#", "##", "#[error]", "##vso", "##vso task[", "##v1[", "##@[", "##{[", "## [", "a##[x]"})
    CHECK_MESSAGE(!begins_ci_command(text, 0), text);
  CHECK(begins_ci_command("a##[x]", 1));
  CHECK(!begins_ci_command("##a", 3));
}

TEST_CASE("the hash is FNV-1a of 64 bits") {
  CHECK(fnv1a("") == 0xCBF29CE484222325u);
  CHECK(fnv1a("a") == 0xAF63DC4C8601EC8Cu);
  CHECK(fnv1a("foobar") == 0x85944171F73967E8u);
  CHECK(fnv1a("bar", fnv1a("foo")) == fnv1a("foobar"));
  CHECK(fnv1a("\xFF") == 0xAF64724C8602EB6Eu);
}
