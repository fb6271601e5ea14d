// Text that is no XML: each problem is found at its place, one mistake is one problem, and what is whole
// survives.
#include <doctest/doctest.h>

#include <algorithm>

#include "scanned.h"
#include "xml/name_editions.h"

using namespace iislint;
using tests::Scanned;
using xml::SyntaxProblem;

namespace {

struct Broken {
  SyntaxProblem problem;
  const char* text;
  const char* spanned;
};

// Every problem there is, in the order of the enumeration.
const std::vector<Broken> kBroken = {
    {SyntaxProblem::attribute_twice, "<a b='1' c='2' b='3'/>", "b"},
    {SyntaxProblem::attribute_twice_by_prefix, "<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>", "y:b"},
    {SyntaxProblem::attribute_without_equals, "<a b c='1'/>", "b"},
    {SyntaxProblem::attribute_without_value, "<a b= />", "b"},
    {SyntaxProblem::bare_ampersand, "<a b='1 & 2'/>", "&"},
    {SyntaxProblem::bare_less_than, "<a b='1 < 2'/>", "<"},
    {SyntaxProblem::byte_order_mark_inside, "\xEF\xBB\xBF\xEF\xBB\xBF<a/>", "\xEF\xBB\xBF"},
    {SyntaxProblem::cdata_end_in_text, "<a>x ]]> y</a>", "]]>"},
    {SyntaxProblem::character_forbidden, "<a b='\x01'/>", "\x01"},
    {SyntaxProblem::character_reference_invalid, "<a>&#xFFFE;</a>", "&#xFFFE;"},
    {SyntaxProblem::declaration_invalid, "<?xml encoding='utf-8'?><a/>", "<?xml encoding='utf-8'?>"},
    {SyntaxProblem::declaration_not_first, "\n<?xml version='1.0'?><a/>", "<?xml version='1.0'?>"},
    {SyntaxProblem::doctype_misplaced, "<a/><!DOCTYPE a>", "<!DOCTYPE"},
    {SyntaxProblem::document_without_root, "<!-- none -->", "<!-- none -->"},
    {SyntaxProblem::double_hyphen_in_comment, "<a><!-- x -- y --></a>", "--"},
    {SyntaxProblem::end_tag_misspelt, "<a><bindings></bindngs></a>", "bindngs"},
    {SyntaxProblem::end_tag_stray, "<a></bindings></a>", "</bindings>"},
    {SyntaxProblem::end_tag_unfinished, "<a><b></b</a>", "</b"},
    {SyntaxProblem::end_tag_with_junk, "<a></a x>", "x"},
    {SyntaxProblem::entity_undefined, "<a>&nbsp;</a>", "&nbsp;"},
    {SyntaxProblem::junk_in_tag, "<a ; b='1'/>", ";"},
    {SyntaxProblem::missing_end_tag, "<a><b></a>", "b"},
    {SyntaxProblem::missing_space, "<a b='1'c='2'/>", "c"},
    {SyntaxProblem::namespace_reserved, "<a><b xmlns:xml='u'/></a>", "xmlns:xml"},
    {SyntaxProblem::namespace_without_name, "<a xmlns:x=''/>", "xmlns:x"},
    {SyntaxProblem::prefix_undeclared, "<a><x:b/></a>", "x"},
    {SyntaxProblem::name_invalid, "<a><:b/></a>", ":b"},
    {SyntaxProblem::processing_instruction_invalid, "<a/><?XML x?>", "<?XML"},
    {SyntaxProblem::second_root, "<a/><b/>", "b"},
    {SyntaxProblem::start_tag_unfinished, "<a><b c='1'</a>", "b"},
    {SyntaxProblem::text_outside_root, "<a/> rest", "rest"},
    {SyntaxProblem::unclosed_at_end, "<a><b/>", "a"},
    {SyntaxProblem::unterminated_cdata, "<a><![CDATA[ x\n</a>", "<![CDATA["},
    {SyntaxProblem::unterminated_comment, "<a><!-- x\n</a>", "<!--"},
    {SyntaxProblem::unterminated_doctype, "<!DOCTYPE a [\n<a/>", "<!DOCTYPE"},
    {SyntaxProblem::unterminated_processing_instruction, "<a><?x y\n</a>", "<?x"},
    {SyntaxProblem::value_unquoted, "<a b=1/>", "1"},
    {SyntaxProblem::value_unterminated, "<a b='1>\n</a>", "'1"},
    {SyntaxProblem::version_unsupported, "<?xml version='1.1' encoding='utf-8'?><a/>", "1.1"},
};

}  // namespace

TEST_CASE("every syntax problem is found alone and at its place") {
  for (std::size_t i = 0; i < kBroken.size(); ++i) {
    const Broken& broken = kBroken[i];
    CAPTURE(std::string(broken.text));
    CHECK(static_cast<std::size_t>(broken.problem) == i);
    const Scanned scanned(broken.text);
    CHECK(scanned.problems() == std::vector<SyntaxProblem>{broken.problem});
    if (scanned.document.errors.empty()) continue;
    const xml::SyntaxError& error = scanned.document.errors.front();
    CHECK(scanned.text(error.begin, error.end) == broken.spanned);
    CHECK_FALSE(scanned.document.is_sound());
  }
  CHECK(kBroken.size() == static_cast<std::size_t>(SyntaxProblem::version_unsupported) + 1);
}

TEST_CASE("a DOCTYPE is seen, and nothing in it is read") {
  const Scanned scanned("<!DOCTYPE a [ <!ENTITY x \"<b>]>\"> <!-- ]> --> ]>\n<a/>");
  CHECK(scanned.document.errors.empty());
  REQUIRE(scanned.document.doctype != xml::kNone);
  CHECK(scanned.text(scanned.document.doctype) == "<!DOCTYPE a [ <!ENTITY x \"<b>]>\"> <!-- ]> --> ]>");
  CHECK(scanned.document.name(scanned.document.root()) == "a");
  CHECK_FALSE(scanned.document.is_sound());
}

TEST_CASE("what stands behind a mistake is read as if it were not there") {
  for (const char* mistake : {"<add x='1/>", "<add x=1/>", "<sites></sitse>", "<sites>", "</handlers>",
                              "<!-- x", "<![CDATA[ x", "<?x", "<", "<add x='1' x='2'/>", "&", "<add x/>"}) {
    CAPTURE(std::string(mistake));
    const Scanned scanned("<configuration>\n" + std::string(mistake) +
                          "\n<site name='kept'/>\n</configuration>");
    CHECK(scanned.document.errors.size() == 1);
    const xml::NodeId site = scanned.element("site");
    REQUIRE(site != xml::kNone);
    CHECK_FALSE(scanned.document.node(site).damaged);
    CHECK(scanned.document.node(site).attribute_count == 1);
  }
}

TEST_CASE("an element that a mistake touches is damaged, its neighbours are not") {
  const Scanned scanned("<a><b x='1' y='2'/><c x='1' x='2'/><d/></a>");
  CHECK_FALSE(scanned.document.node(scanned.element("b")).damaged);
  CHECK(scanned.document.node(scanned.element("c")).damaged);
  CHECK_FALSE(scanned.document.node(scanned.element("d")).damaged);
}

TEST_CASE("elements may be nested to the limit and no deeper") {
  const auto nested = [](std::uint32_t depth) {
    std::string text;
    for (std::uint32_t i = 0; i < depth; ++i)
      text += "<a>";
    for (std::uint32_t i = 0; i < depth; ++i)
      text += "</a>";
    return text;
  };
  const xml::ScanLimits limits;
  CHECK(Scanned(nested(limits.depth)).document.is_sound());
  const Scanned deeper(nested(limits.depth + 1));
  REQUIRE(deeper.document.limits.size() == 1);
  CHECK(deeper.document.limits.front().kind == xml::LimitHit::Kind::depth);
  CHECK(deeper.document.limits.front().begin == limits.depth * 3 + 1);
  CHECK(deeper.document.errors.empty());
  CHECK_FALSE(deeper.document.is_sound());
}

TEST_CASE("attributes beyond the limit are told once and not kept") {
  const auto with_attributes = [](int count) {
    std::string text = "<a";
    for (int i = 0; i < count; ++i)
      text += " a" + std::to_string(i) + "=''";
    return text + "/>";
  };
  xml::ScanLimits limits;
  limits.attributes = 5;
  CHECK(Scanned(with_attributes(5), limits).document.limits.empty());
  const Scanned more(with_attributes(8), limits);
  REQUIRE(more.document.limits.size() == 1);
  CHECK(more.document.limits.front().kind == xml::LimitHit::Kind::attributes);
  CHECK(more.document.attributes.size() == 5);
  CHECK(more.document.node(more.document.root()).damaged);
}

TEST_CASE("no more problems are kept than the limit says") {
  xml::ScanLimits limits;
  limits.errors = 10;
  std::string text = "<a>";
  for (int i = 0; i < 50; ++i)
    text += "& ";
  CHECK(Scanned(text + "</a>", limits).document.errors.size() == 10);
}

TEST_CASE("one of many attributes is found twice, as of a few") {
  std::string text = "<a";
  for (int i = 0; i < 40; ++i)
    text += " a" + std::to_string(i) + "=''";
  const Scanned scanned(text + " a7=''/>");
  REQUIRE(scanned.problems() == std::vector<SyntaxProblem>{SyntaxProblem::attribute_twice});
  const xml::SyntaxError& error = scanned.document.errors.front();
  CHECK(error.begin > error.other);
  CHECK(scanned.text(error.other, error.other + 2) == "a7");
}

TEST_CASE("what is opened again and again and never closed ends at the same places as one of it") {
  const std::string closed_first = "<a><!-- closed --><!-- open\n<b/>\n<!-- open\n<c/></a>";
  const auto scanned = Scanned(closed_first);
  std::size_t comments = 0, elements = 0;
  for (const xml::Node& node : scanned.document.nodes) {
    comments += node.kind == xml::NodeKind::comment ? 1 : 0;
    elements += node.kind == xml::NodeKind::element ? 1 : 0;
  }
  CHECK(comments == 3);
  CHECK(elements == 3);
}

TEST_CASE("namespaces are read as .NET and MSXML read them") {
  const std::pair<const char*, std::vector<SyntaxProblem>> cases[] = {
      {"<a xmlns:x='u'><b xmlns:y='u' x:c='1' y:c='2'/></a>", {SyntaxProblem::attribute_twice_by_prefix}},
      {"<a xmlns:x='u'><b xmlns:y='&#117;' y:c='1' x:c='2'/></a>",
       {SyntaxProblem::attribute_twice_by_prefix}},
      {"<a xmlns:x='u' xmlns:y='v' x:c='1' y:c='2' c='3'/>", {}},
      {"<a xmlns:x='u' xmlns:y='u'><b xmlns:y='v' x:c='1' y:c='2'/></a>", {}},
      {"<a xmlns:x='u'><b xmlns:x='v'/><b xmlns:y='v' x:c='1' y:c='2'/></a>", {}},
      {"<a xmlns:x='u' xmlns:y='u' x:c='1' y:d='2'/>", {}},
      {"<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='en'/>", {}},
      {"<a xmlns:x='http://www.w3.org/XML/1998/namespace'/>", {SyntaxProblem::namespace_reserved}},
      {"<a xmlns:x='http://www.w3.org/2000/xmlns/'/>", {SyntaxProblem::namespace_reserved}},
      {"<a xmlns:xmlns='u'/>", {SyntaxProblem::namespace_reserved}},
      {"<a xmlns=''/>", {}},
      {"<a><xmlns:b/></a>", {SyntaxProblem::prefix_undeclared}},
      {"<a x:b='1'/>", {SyntaxProblem::prefix_undeclared}}};
  for (const auto& [text, problems] : cases) {
    CAPTURE(std::string(text));
    CHECK(Scanned(text).problems() == problems);
  }
}

TEST_CASE("a name of the fifth edition only is read, and its first such character told") {
  const auto characters = [](const std::string& text) {
    const Scanned scanned(text);
    CHECK(scanned.document.is_sound());
    std::string all;
    for (const source::Span& span : xml::characters_of_later_editions(scanned.document))
      all += scanned.text(span) + ",";
    return all;
  };
  CHECK(characters("<a><?a\xEF\xBB\xBF"
                   "b x?></a>") == "\xEF\xBB\xBF,");
  CHECK(characters("<a><b\xF0\x90\x80\x80\xF0\x90\x80\x81/></a>") == "\xF0\x90\x80\x80,");
  CHECK(characters("<a \xCD\xB0='1'/>") == "\xCD\xB0,");  // U+0370
  CHECK(characters("<größe été='1' 名前='2' имя='3'>\xF0\x90\x80\x80<!-- \xEF\xBB\xBF --></größe>").empty());
  CHECK(characters("<a b='\xF0\x9F\x98\x80'/>").empty());
}

TEST_CASE("stray signs with nothing but blanks between them are one node, and a mistake each") {
  const auto scanned = [](const std::string& text) {
    const Scanned whole(text);
    const xml::Document& document = whole.document;
    const auto junk = std::count_if(document.nodes.begin(), document.nodes.end(),
                                    [](const xml::Node& node) { return node.kind == xml::NodeKind::junk; });
    return std::pair(static_cast<int>(junk), static_cast<int>(document.errors.size()));
  };
  CHECK(scanned("<a><< <\n< </a>") == std::pair(1, 4));
  CHECK(scanned("<a/><<<") == std::pair(1, 3));
  CHECK(scanned("<a>< x <</a>") == std::pair(2, 2));
  CHECK(scanned("<a><b>< </b>< </a>") == std::pair(2, 2));
  CHECK(scanned("<a>< <b/>< </a>") == std::pair(2, 2));
}
