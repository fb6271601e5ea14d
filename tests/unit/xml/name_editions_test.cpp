// Names of the fourth edition of XML 1.0.
#include "xml/name_editions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/utf8.h"
#include "source/decode.h"
#include "source/source_file.h"
#include "xml/characters.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

std::string utf8(char32_t c) {
  std::string text;
  base::append_utf8(text, c);
  return text;
}

/// Those of the characters that are reported when each stands in a name of its own, behind `before`.
std::set<char32_t> later(const std::vector<char32_t>& characters, const std::string& before) {
  std::string text = "<r>";
  for (const char32_t c : characters)
    text += "<" + before + utf8(c) + "/>";
  const source::SourceFile file("web.config", source::decode(text + "</r>"));
  const xml::Document document = xml::scan(file, 0);
  std::set<char32_t> found;
  for (const source::Span& span : xml::characters_of_later_editions(document))
    found.insert(base::decode_utf8(file.text(), span.begin).value);
  return found;
}

}  // namespace

TEST_CASE("the letters and further characters of the fourth edition are those of Appendix B") {
  std::string not_first, not_further;
  std::size_t first_count = 0, further_count = 0;
  for (char32_t block = 0x80; block < 0x10000; block += 0x200) {
    std::vector<char32_t> starts, parts;
    for (char32_t c = block; c < std::min<char32_t>(block + 0x200, 0x10000); ++c) {
      if (c >= 0xD800 && c <= 0xDFFF) continue;  // no characters
      if (xml::starts_name(utf8(c), 0)) starts.push_back(c);
      if (const std::string name = "a" + utf8(c); xml::name_end(name, 0) == name.size()) parts.push_back(c);
    }
    for (const char32_t c : later(starts, "")) {
      not_first += utf8(c);
      ++first_count;
    }
    for (const char32_t c : later(parts, "a")) {
      not_further += utf8(c);
      ++further_count;
    }
  }
  // Counted once with the tables of libxml2, which are those of that edition.
  CHECK(first_count == 19486);
  CHECK(base::fnv1a(not_first) == 0xF1550B3183FC00CDu);
  CHECK(further_count == 19007);
  CHECK(base::fnv1a(not_further) == 0x18818A82F704B534u);
}

TEST_CASE("names of elements, attributes and processing instructions are looked at, each once") {
  const std::string later_letter = utf8(0x1E00 - 1), older_letter = utf8(0xE9), accent = utf8(0x300);
  const auto found = [](const std::string& text) {
    const source::SourceFile file("web.config", source::decode(text));
    const xml::Document document = xml::scan(file, 0);
    std::string result;
    for (const source::Span& span : xml::characters_of_later_editions(document))
      result += std::to_string(span.begin) + "-" + std::to_string(span.end) + " ";
    return result;
  };
  CHECK(found("<a" + later_letter + later_letter + "/>") == "2-5 ");
  CHECK(found("<a><" + later_letter + "/></a>") == "4-7 ");
  CHECK(found("<a b" + later_letter + "='x'/>") == "4-7 ");
  CHECK(found("<?p" + later_letter + " x?><a/>") == "3-6 ");
  CHECK(found("<?" + later_letter + " " + later_letter + "?><a/>") == "2-5 ");
  CHECK(found("<a b='" + later_letter + "'>" + later_letter + "</a>").empty());
  CHECK(found("<a" + older_letter + accent + ":" + older_letter + "/>").empty());
  CHECK(found("<a:" + older_letter + "/>").empty());
  CHECK(found("<" + older_letter + later_letter + "/>") == "3-6 ");
  CHECK(found("<!--" + later_letter + "--><a/>").empty());
}

TEST_CASE("no more names are looked for than a report can be about") {
  std::string text = "<r>";
  for (std::size_t i = 0; i < xml::kMaxNames + 10; ++i)
    text += "<" + utf8(0x1DFF) + "/>";
  const source::SourceFile file("web.config", source::decode(text + "</r>"));
  CHECK(xml::characters_of_later_editions(xml::scan(file, 0)).size() == xml::kMaxNames);
}
