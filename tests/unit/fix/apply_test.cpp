#include "fix/apply.h"

#include <doctest/doctest.h>

#include "source/decode.h"

using namespace iislint;

namespace {

std::string as_utf16(const std::u16string& text, bool little_endian) {
  std::string bytes;
  for (const char16_t unit : u"\uFEFF" + text) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += little_endian ? low : high;
    bytes += little_endian ? high : low;
  }
  return bytes;
}

/// Replaces what `what` stands for in the decoded text.
base::Result<fix::Applied> replaced(const std::string& bytes, const std::string& what,
                                    const std::string& by) {
  const source::SourceFile file("web.config", source::decode(bytes));
  const auto begin = static_cast<std::uint32_t>(file.text().find(what));
  const diag::Edit edit{{0, begin, begin + static_cast<std::uint32_t>(what.size())}, by};
  const diag::Edit* edits[] = {&edit};
  return fix::apply(bytes, file, edits);
}

}  // namespace

TEST_CASE("an edit leaves every other byte as it is, in every encoding") {
  CHECK(replaced("<a b='é'>€</a>\r\n", "b", "cc")->bytes == "<a cc='é'>€</a>\r\n");
  CHECK(replaced("\xEF\xBB\xBF<a b=''/>", "b", "cc")->bytes == "\xEF\xBB\xBF<a cc=''/>");
  for (const bool little : {true, false}) {
    const auto applied = replaced(as_utf16(u"<\U0001F600 b='\u20AC'/>\r\n", little), "b", "ä😀");
    CHECK(applied->bytes == as_utf16(u"<\U0001F600 \u00E4\U0001F600='\u20AC'/>\r\n", little));
  }
  const std::string declared = "<?xml version='1.0' encoding='windows-1252'?>";
  CHECK(replaced(declared + "<a b='\x80\xE9'/>", "b", "€")->bytes == declared + "<a \x80='\x80\xE9'/>");
}

TEST_CASE("what the encoding of a file cannot write is not written") {
  const std::string bytes = "<?xml version='1.0' encoding='iso-8859-1'?><a b=''/>";
  const auto applied = replaced(bytes, "b", "€");
  REQUIRE(!applied);
  CHECK(applied.error().message.find("iso-8859-1") != std::string::npos);
}

TEST_CASE("line ends that are inserted are those of the file") {
  CHECK(replaced("<a>\r\n  <b/>\r\n</a>", "<b/>", "<c/>\n  <b/>")->bytes ==
        "<a>\r\n  <c/>\r\n  <b/>\r\n</a>");
  CHECK(replaced("<a>\r\n  <b/>\r\n</a>", "<b/>", "<c/>\r\n  <b/>")->bytes ==
        "<a>\r\n  <c/>\r\n  <b/>\r\n</a>");
  CHECK(replaced("<a>\n<b/></a>", "<b/>", "<c/>\n<b/>")->bytes == "<a>\n<c/>\n<b/></a>");
  CHECK(replaced("<a>\r<b/></a>", "<b/>", "<c/>\n<b/>")->bytes == "<a>\r<c/>\r<b/></a>");
}

TEST_CASE("edits may come in any order, and their places are told before and after") {
  const std::string bytes = "abcdef";
  const source::SourceFile file("web.config", source::decode(bytes));
  const diag::Edit last{{0, 4, 5}, ""}, first{{0, 1, 2}, "BBB"}, inserted{{0, 3, 3}, "+"};
  const diag::Edit* edits[] = {&last, &first, &inserted};
  const auto applied = fix::apply(bytes, file, edits);
  REQUIRE(applied);
  CHECK(applied->bytes == "aBBBc+df");
  REQUIRE(applied->after.size() == 3);
  const auto text = [&](const fix::Range& range) {
    return applied->bytes.substr(range.begin, range.end - range.begin);
  };
  CHECK(text(applied->after[0]) == "BBB");
  CHECK(text(applied->after[1]) == "+");
  CHECK(text(applied->after[2]).empty());
  CHECK(applied->after[2].begin == 7);
  CHECK(applied->before[2].begin == 4);
}
