// What a terminal and a log are given: nothing that steers them, everything as wide as it is.
#include "report/terminal/terminal_text.h"

#include <doctest/doctest.h>

using namespace iislint::report;

using Lines = std::vector<std::string>;

TEST_CASE("characters that steer are shown as pictures or numbers") {
  CHECK(printable("a\tb\nc\rd") == "a b c d");
  CHECK(printable_name("a\tb\nc\rd") == "a\u2409b\u240Ac\u240Dd");
  CHECK(printable(std::string("\0\x1B\x1F\x20\x7E\x7F", 6)) == "\u2400\u241B\u241F ~\u2421");
  CHECK(printable("\u0080\u009F\u00A0") == "<U+0080><U+009F>\u00A0");
  CHECK(printable("a\u200B\u202E\U000E0001z") == "a<U+200B><U+202E><U+E0001>z");
  CHECK(printable("\xFF") == "\uFFFD");
  CHECK(printable("") == "");
  CHECK(numbered(0) == "<U+0000>");
  CHECK(numbered(':') == "<U+003A>");
  CHECK(numbered(0x10FFFF) == "<U+10FFFF>");
}

TEST_CASE("lines stay lines") {
  CHECK(printable_lines("") == "");
  CHECK(printable_lines("a\x1B\n\n b\t\n") == "a\u241B\n\n b \n");
  CHECK(printable_lines("\na") == "\na");
}

TEST_CASE("a character is as wide as a terminal makes it") {
  CHECK(display_width(U'a') == 1);
  CHECK(display_width(char32_t(0x2FF)) == 1);
  CHECK(display_width(char32_t(0x300)) == 0);
  CHECK(display_width(char32_t(0x36F)) == 0);
  CHECK(display_width(char32_t(0x370)) == 1);
  CHECK(display_width(char32_t(0x10FF)) == 1);
  CHECK(display_width(char32_t(0x1100)) == 2);
  CHECK(display_width(char32_t(0x1F600)) == 2);
  CHECK(display_width(char32_t(0x10FFFF)) == 1);
  CHECK(display_width("a\u0301\u754Cz") == 4);
  CHECK(display_width("") == 0);
}

TEST_CASE("what a CI system would obey loses its first character to its number") {
  const std::string colon = "<U+003A>", sign = "<U+0023>";
  CHECK(without_commands("::error file=a::b\n") == colon + ":error file=a::b\n");
  CHECK(without_commands("::set-env::\r\nx ::b::") == colon + ":set-env::\r\nx ::b::");
  CHECK(without_commands("a\r::x::y\n") == "a\r" + colon + ":x::y\n");
  for (const std::string blank : {" ", "\t", "\v", "\f", "  ", "\u0085", "\u00A0", "\u1680", "\u2000",
                                  "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"}) {
    CAPTURE(blank);
    CHECK(without_commands(blank + "::x::y") == blank + colon + ":x::y");
  }
  for (const std::string text : {"::x", "x::y::z", "\b::x::", "\x0E::x::", "\u0084::x::", "\u1681::x::",
                                 "\u1FFF::x::", "\u200B::x::", "\u2027::x::", "\u202A::x::", "\u3001::x::",
                                 ": :x::", "", "\n", "a:b#c", "#[x]", "## [x]", "##1[x]"}) {
    CAPTURE(text);
    CHECK(without_commands(text) == text);
  }
  CHECK(without_commands("a ##[error] b ##vso[x]##[y]\n##[z]") ==
        "a " + sign + "#[error] b " + sign + "#vso[x]" + sign + "#[y]\n" + sign + "#[z]");
  CHECK(without_commands("###[x]") == "#" + sign + "#[x]");
  CHECK(without_commands("::x::##[y]\n::z::\n") == colon + ":x::" + sign + "#[y]\n" + colon + ":z::\n");
}

TEST_CASE("text is wrapped at blanks, and within words that are too long") {
  CHECK(wrapped("", 10) == Lines{""});
  CHECK(wrapped("one two", 7) == Lines{"one two"});
  CHECK(wrapped("one two", 6) == Lines{"one", "two"});
  CHECK(wrapped("one two three", 9) == Lines{"one two", "three"});
  CHECK(wrapped("a b c d", 3) == Lines{"a b", "c d"});
  CHECK(wrapped("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(wrapped("abcdef", 3) == Lines{"abc", "def"});
  CHECK(wrapped("x abcdefgh y", 4) == Lines{"x", "abcd", "efgh", "y"});
  CHECK(wrapped("x abcde y", 4) == Lines{"x", "abcd", "e y"});
  CHECK(wrapped("ab", 1) == Lines{"a", "b"});
  CHECK(wrapped("\u754C\u754C\u754C", 5) == Lines{"\u754C\u754C", "\u754C"});
  CHECK(wrapped("\u754C\u754C", 1) == Lines{"\u754C", "\u754C"});
}
