// Carets stand below the characters they mean, and cuts keep what matters.
#include "report/terminal/source_line.h"

#include <doctest/doctest.h>

#include "report/terminal/terminal_text.h"
#include "source/decode.h"

using namespace iislint;

namespace {

/// The excerpt of the span of `marked` in the first line of `text`, its marks drawn below.
std::string drawn(const std::string& text, const std::vector<std::string>& marked, unsigned width,
                  const std::vector<source::Span>& secrets = {}) {
  const source::SourceFile file("f", source::decode(text));
  std::vector<source::Span> spans;
  for (const std::string& part : marked) {
    const auto at = static_cast<std::uint32_t>(text.find(part));
    spans.push_back({0, at, at + static_cast<std::uint32_t>(part.size())});
  }
  const report::SourceLine excerpt = report::source_line_of(file, 1, spans, secrets, width);
  CHECK(report::display_width(excerpt.text) <= width);
  std::string marks;
  for (const report::Mark& mark : excerpt.marks) {
    CHECK(mark.column + mark.width <= width);
    marks.resize(std::max<std::size_t>(marks.size(), mark.column + mark.width), ' ');
    marks.replace(mark.column, mark.width, mark.width, '^');
  }
  return excerpt.text + "\n" + marks + (excerpt.complete ? "" : " cut");
}

}  // namespace

TEST_CASE("marks stand below what they mark") {
  CHECK(drawn("  <a b=\"c\"/>", {"c"}, 40) == "<a b=\"c\"/>\n      ^");
  CHECK(drawn("\t<a\tb=\"c\"/>", {"c"}, 40) == "<a  b=\"c\"/>\n       ^");
  CHECK(drawn("日本 <a/>", {"a"}, 40) == "日本 <a/>\n      ^");
  CHECK(drawn("😀𠮷<a/>", {"a"}, 40) == "😀𠮷<a/>\n     ^");
  CHECK(drawn("e\xCC\x81\xCC\x82 <a/>", {"a"}, 40) == "e\xCC\x81\xCC\x82 <a/>\n   ^");
  CHECK(drawn("<a b=\"本\"/>", {"本"}, 40) == "<a b=\"本\"/>\n      ^^");
  CHECK(drawn("<a b=\"x\xE2\x80\x8By\"/>", {"y"}, 40) == "<a b=\"x<U+200B>y\"/>\n               ^");
  CHECK(drawn("x\x01y", {"y"}, 40) == "x␁y\n  ^");
  CHECK(drawn("<a b=\"c\" d=\"e\"/>", {"c", "e"}, 40) == "<a b=\"c\" d=\"e\"/>\n      ^     ^");
}

TEST_CASE("the end of a line and an empty file can be marked") {
  CHECK(drawn("<a b=\nc", {"\n"}, 40) == "<a b=\n     ^");
  CHECK(drawn("\nc", {"\n"}, 40) == "\n^");
  CHECK(drawn(std::string(60, 'x') + "\n", {"\n"}, 20) == "…\n ^");
}

TEST_CASE("what is too long is cut round the mark") {
  CHECK(drawn("<first one=\"1\"/><a b=\"c\"/><last/>", {"c"}, 20) == "…<a b=\"c\"/><last/>\n       ^");
  CHECK(drawn("<element long=\"1234567\" b=\"c\" more=\"1\"/>", {"c"}, 20) ==
        "<element …b=\"c\" mor…\n             ^");
  CHECK(drawn("<a b=\"one two three four five six seven\"/>", {"six"}, 22) ==
        "<a b=\"…ve six seven\"/>\n          ^^^");
  CHECK(drawn("<elementary long=\"1234567\" b=\"c\" more=\"1\"/>", {"c"}, 20) ==
        "…b=\"c\" more=\"1\"/>\n    ^");
  CHECK(drawn("<e long=\"1234567890\" a=\"b c\" d=\"e\"/>", {"e\"/"}, 22) ==
        "<e …a=\"b c\" d=\"e\"/>\n               ^^^");
  CHECK(drawn("<a b=\"0123456789012345678901234567890\"/>", {"0123456789012345678901234567890"}, 20) ==
        "<a b=\"0123456789012…\n      ^^^^^^^^^^^^^^ cut");
  CHECK(drawn("<a b=\"c\"/>" + std::string(40, 'x') + "<d/>", {"c", "d"}, 20) ==
        "<a b=\"c\"/>xxxxxxxxx…\n      ^            ^ cut");
}

TEST_CASE("secrets are three stars, whatever their length") {
  const std::string text = "<a p=\"hunter2\" b=\"c\"/>";
  CHECK(drawn(text, {"c"}, 40, {{0, 6, 13}}) == "<a p=\"***\" b=\"c\"/>\n              ^");
  CHECK(drawn(text, {"hunter2"}, 40, {{0, 6, 13}}) == "<a p=\"***\" b=\"c\"/>\n      ^^^");
}

TEST_CASE("text is broken at blanks, and long words anywhere") {
  using Lines = std::vector<std::string>;
  CHECK(report::wrapped("one two three", 7) == Lines{"one two", "three"});
  CHECK(report::wrapped("a 123456789", 4) == Lines{"a", "1234", "5678", "9"});
  CHECK(report::wrapped("日本日本", 5) == Lines{"日本", "日本"});
  CHECK(report::wrapped("", 5) == Lines{""});
}
