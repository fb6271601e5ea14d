// What the scanner makes of well-formed text: kinds of nodes, exact spans, values.
#include <doctest/doctest.h>

#include "scanned.h"
#include "xml/anchor.h"

using namespace iislint;
using tests::Scanned;
using xml::NodeKind;

namespace {

/// The kinds and texts of an element's children, a line each.
std::string children(const Scanned& scanned, xml::NodeId parent) {
  const char* const names[] = {"document",    "element",     "text",    "cdata", "comment",
                               "instruction", "declaration", "doctype", "junk"};
  std::string result;
  for (xml::NodeId id = scanned.document.node(parent).first_child; id != xml::kNone;
       id = scanned.document.node(id).next_sibling)
    result +=
        std::string(names[static_cast<int>(scanned.document.node(id).kind)]) + " " + scanned.text(id) + "\n";
  return result;
}

std::string value(const Scanned& scanned, std::string_view element, std::string_view attribute) {
  const xml::AttributeId id = scanned.document.find_attribute(scanned.element(element), attribute);
  REQUIRE(id != xml::kNone);
  std::string buffer;
  return std::string(scanned.document.value(scanned.document.attribute(id), buffer));
}

}  // namespace

TEST_CASE("each kind of node has the text that belongs to it") {
  const Scanned scanned(
      "<?xml version=\"1.0\"?>\n<!-- one -->\n<a>\n  two <b/><![CDATA[<three>]]><?four five?><!--six--> "
      "7\n</a>\n"
      "<?eight?>");
  CHECK(scanned.document.is_sound());
  CHECK(children(scanned, 0) ==
        "declaration <?xml version=\"1.0\"?>\ncomment <!-- one -->\n"
        "element <a>\n  two <b/><![CDATA[<three>]]><?four five?><!--six--> 7\n</a>\ninstruction <?eight?>\n");
  CHECK(children(scanned, scanned.document.root()) ==
        "text two\nelement <b/>\ncdata <![CDATA[<three>]]>\ninstruction <?four five?>\ncomment "
        "<!--six-->\ntext 7\n");
}

TEST_CASE("an element knows where its tags begin and end") {
  const Scanned scanned("<a>\n<site  name=\"x\" >text</site\n><empty/></a>");
  const xml::Node& site = scanned.document.node(scanned.element("site"));
  CHECK(scanned.text(site.begin, site.start_tag_end) == "<site  name=\"x\" >");
  CHECK(scanned.text(site.begin + 1, site.name_end) == "site");
  CHECK(scanned.text(site.end_tag_begin, site.end) == "</site\n>");
  CHECK_FALSE(site.self_closed);
  const xml::Node& empty = scanned.document.node(scanned.element("empty"));
  CHECK(empty.self_closed);
  CHECK(empty.end_tag_begin == xml::kNone);
  CHECK(empty.parent == scanned.document.root());
  CHECK(scanned.document.errors.empty());
}

TEST_CASE("an attribute has a name, and a value without its quotes") {
  const Scanned scanned("<a one='1' t:two = \"a 'b' > c\"\n three=\"\" xmlns:t='urn:t'/>");
  const xml::Document& document = scanned.document;
  REQUIRE(document.attributes.size() == 4);
  const std::string expected[][2] = {
      {"one", "1"}, {"t:two", "a 'b' > c"}, {"three", ""}, {"xmlns:t", "urn:t"}};
  for (xml::AttributeId id = 0; id < 4; ++id) {
    const xml::Attribute& attribute = document.attribute(id);
    CHECK(document.name(attribute) == expected[id][0]);
    CHECK(scanned.text(attribute.value_begin, attribute.value_end) == expected[id][1]);
    CHECK(attribute.quoted);
    CHECK(attribute.closed);
    CHECK(attribute.plain);
  }
  CHECK(document.find_attribute(document.root(), "One") == xml::kNone);
  CHECK(document.errors.empty());
}

TEST_CASE("a value is what an XML parser reports") {
  const Scanned scanned(
      "<a plain='x' five='&lt;&gt;&amp;&quot;&apos;' numbers='&#65;&#x42;&#X1F600;' once='&amp;lt;'"
      " blanks='a\tb\nc\r\nd' kept='a&#9;b&#10;c'/>");
  CHECK(value(scanned, "a", "plain") == "x");
  CHECK(value(scanned, "a", "five") == "<>&\"'");
  CHECK(value(scanned, "a", "once") == "&lt;");
  CHECK(value(scanned, "a", "blanks") == "a b c d");
  CHECK(value(scanned, "a", "kept") == "a\tb\nc");
  const auto is_plain = [&](const char* name) {
    return scanned.document.attribute(scanned.document.find_attribute(scanned.document.root(), name)).plain;
  };
  CHECK(is_plain("plain"));
  CHECK_FALSE(is_plain("once"));
  CHECK_FALSE(is_plain("blanks"));
}

TEST_CASE("references to characters reach beyond the first plane, and not to what is no character") {
  CHECK(value(Scanned("<a b='&#x1F600;&#233;'/>"), "a", "b") == "\xF0\x9F\x98\x80\xC3\xA9");
  for (const char* text : {"<a b='&#0;'/>", "<a b='&#xD800;'/>", "<a b='&#x110000;'/>", "<a b='&#xFFFF;'/>",
                           "<a b='&#99999999999;'/>"}) {
    CAPTURE(text);
    CHECK(Scanned(text).problems() ==
          std::vector<xml::SyntaxProblem>{xml::SyntaxProblem::character_reference_invalid});
  }
}

TEST_CASE("findings point to names, values and words") {
  const Scanned scanned("<a>\n  <b  flags=\"One, Two,One\" empty='' /></a>");
  const xml::Document& document = scanned.document;
  const xml::NodeId b = scanned.element("b");
  const xml::Attribute& flags = document.attribute(document.find_attribute(b, "flags"));
  const xml::Attribute& empty = document.attribute(document.find_attribute(b, "empty"));
  CHECK(scanned.text(xml::name_of(document, b)) == "b");
  CHECK(scanned.text(xml::name_of(document, flags)) == "flags");
  CHECK(scanned.text(xml::value_of(document, flags)) == "One, Two,One");
  CHECK(scanned.text(xml::value_of(document, empty)) == "''");
  CHECK(xml::content_of(document, empty).empty());
  CHECK(xml::word_of(document, flags, "two").begin == flags.value_begin + 5);
  CHECK(xml::word_of(document, flags, "one") == document.span(flags.value_begin, flags.value_begin + 3));
  CHECK(xml::word_of(document, flags, "Three") == xml::value_of(document, flags));
  CHECK(scanned.text(xml::whole_of(document, b)) == "\n  <b  flags=\"One, Two,One\" empty='' />");
  CHECK(scanned.text(xml::whole_of(document, empty)) == " empty=''");
  CHECK(xml::after_attributes(document, b).begin == empty.value_end + 1);
}
