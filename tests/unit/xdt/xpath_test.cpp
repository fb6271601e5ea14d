// The subset of XPath: what it selects, and what it leaves to others.
#include "xdt/xpath.h"

#include <doctest/doctest.h>

#include "transformed.h"
#include "xdt/xpath_evaluation.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kText =
    "<r><a n='1' t='x'><c>one</c></a><a n='2'><c n='2'>two</c><c/></a><b n='3'/><p:a xmlns:p='urn:p'/></r>";

/// Names with n, or values of attributes, in order.
std::string selected(const std::string& xpath) {
  const Parsed parsed(kText, 0);
  xdt::Namespaces namespaces(parsed.document);
  const xdt::ResultTree tree(parsed.document, namespaces);
  const auto path = xdt::read_path(xpath);
  REQUIRE_MESSAGE(path, xpath);
  xdt::Budget budget(100'000);
  const xdt::PrefixLookup prefixes = [](std::string_view prefix) {
    return prefix == "p" ? std::string_view("urn:p") : std::string_view();
  };
  std::string shown, buffer;
  for (const xdt::Selected& one : xdt::Evaluation(tree, prefixes, budget).select(*path, {{tree.root()}})) {
    if (!shown.empty()) shown += ' ';
    if (one.attribute != xdt::Selected::kNoAttribute) {
      shown += '@' + std::string(tree.value(tree.node(one.node).attributes[one.attribute], buffer));
      continue;
    }
    if (tree.node(one.node).kind != xml::NodeKind::element) {
      shown += one.node == 0 ? "/" : "#";
      continue;
    }
    shown += tree.name(one.node);
    if (const auto* n = tree.find(one.node, "n")) shown += tree.value(*n, buffer);
  }
  return shown;
}

}  // namespace

TEST_CASE("paths select in the order of the document, each node once") {
  CHECK(selected("a") == "a1 a2");
  CHECK(selected("/r/a/c") == "c c2 c");
  CHECK(selected("//c") == "c c2 c");
  CHECK(selected("//*/*") == "a1 c a2 c2 c b3 p:a");
  CHECK(selected("//c/..") == "a1 a2");
  CHECK(selected("*") == "a1 a2 b3 p:a");
  CHECK(selected("p:a") == "p:a");
  CHECK(selected(".") == "r");
  CHECK(selected("/") == "/");
  CHECK(selected("a/@n") == "@1 @2");
  CHECK(selected("a/@*") == "@1 @x @2");
  CHECK(selected("b/preceding-sibling::a") == "a1 a2");
  CHECK(selected("b/preceding-sibling::*[1]") == "a2");
  CHECK(selected("a[1]/following-sibling::*") == "a2 b3 p:a");
  CHECK(selected("//c/ancestor::*") == "r a1 a2");
  CHECK(selected("descendant-or-self::c/parent::a") == "a1 a2");
  CHECK(selected("a/c/text()") == "# #");
  CHECK(selected(" a [ @n = '2' ] / c ") == "c2 c");
}

TEST_CASE("predicates compare, combine and count") {
  CHECK(selected("a[@n='2']") == "a2");
  CHECK(selected("a[@n=2]") == "a2");
  CHECK(selected("a[2]") == "a2");
  CHECK(selected("a[last()]") == "a2");
  CHECK(selected("a[position()<2]") == "a1");
  CHECK(selected("a/c[1]") == "c c2");
  CHECK(selected("*[@n>1 and not(self::b)]") == "a2");
  CHECK(selected("*[@n='1' or @n='3']") == "a1 b3");
  CHECK(selected("*[@n!='1']") == "a2 b3");
  CHECK(selected("a[@t]") == "a1");
  CHECK(selected("a[not(@t)]") == "a2");
  CHECK(selected("a[c='two']") == "a2");
  CHECK(selected("a[count(c)=2]") == "a2");
  CHECK(selected("a[c/@n=@n]") == "a2");
  CHECK(selected("*[contains(local-name(), 'b')]") == "b3");
  CHECK(selected("*[starts-with(name(),'p:')]") == "p:a");
  CHECK(selected("a[translate(c,'ONE','one')='one']") == "a1");
  CHECK(selected("a[normalize-space(concat(' ', @t, '  y '))='x y']") == "a1");
  CHECK(selected("a[substring-before(c,'w')='t' or substring-after(c,'o')='ne']") == "a1 a2");
  CHECK(selected("a[string-length(c)=3][@t='x']") == "a1");
  CHECK(selected("a[(@n='1' or @n='2') and c]") == "a1 a2");
}

TEST_CASE("what is beyond the subset is not read") {
  for (const char* text : {"", "a|b", "a[@n+1=2]", "$x", "a[id('x')]", "following::a", "a[", "a[@n='1]", "a]",
                           "a//", "a[contains(@n)]", "@", "a b", "comment()", "a[unknown()]"}) {
    CAPTURE(text);
    CHECK(!xdt::read_path(text));
  }
  CHECK(!xdt::read_path(std::string(5000, 'a')));
  std::string chain = "a[1";  // what nests without brackets
  for (int i = 0; i < 400'000; ++i)
    chain += "=1";
  CHECK(!xdt::read_path(chain + "]"));
  std::string deep;
  for (int i = 0; i < 100; ++i)
    deep += "a[";
  CHECK(!xdt::read_path(deep));
  CHECK(xdt::xpath_damage("a[@n='x") == "a quotation mark in it is not closed");
  CHECK(xdt::xpath_damage("a[@n=(1]") == "its brackets do not match");
  CHECK(xdt::xpath_damage("a[@n") == "a bracket in it is not closed");
  CHECK(xdt::xpath_damage("a[@n='[']") == "");
}
