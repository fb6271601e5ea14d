// Every transform with every locator, and what becomes of those that cannot be done.
#include "xdt/application.h"

#include <doctest/doctest.h>

#include "transformed.h"

using namespace iislint;
using namespace iislint::tests;
using Status = xdt::Application::Status;
using Kind = xdt::Outcome::Kind;

namespace {

const std::string kBase =
    "<configuration><s><add k=\"a\" v=\"1\"/><add k=\"b\" v=\"2\"/><add k=\"c\" "
    "v=\"3\"/></s></configuration>";

/// What is left between <s> and </s>.
std::string entries(const std::string& transform) {
  const Transformed made(kBase, transform_of("<s>" + transform + "</s>"));
  CHECK(made.application.status == Status::complete);
  std::string text = made.result();
  const std::size_t begin = text.find("<s>"), end = text.find("</s>");
  if (begin == std::string::npos || end == std::string::npos) return text;
  return text.substr(begin + 3, end - begin - 3);
}

std::string entry(const std::string& transform, const std::string& locator) {
  return entries("<add k=\"b\" v=\"9\" xdt:Transform=\"" + transform + "\"" +
                 (locator.empty() ? "" : " xdt:Locator=\"" + locator + "\"") + "/>");
}

const std::string kA = "<add k=\"a\" v=\"1\"/>", kB = "<add k=\"b\" v=\"2\"/>", kC = "<add k=\"c\" v=\"3\"/>";

/// As it is written when it was changed or inserted.
std::string made(const std::string& k, const std::string& v) {
  return "<add k=\"" + k + "\" v=\"" + v + "\"></add>";
}

Status status_of(const std::string& content) {
  return Transformed(kBase, transform_of(content)).application.status;
}

}  // namespace

TEST_CASE("what selects one entry gets it replaced, removed or changed") {
  for (const char* locator : {"Match(k)", "Condition(@k='b')", "Condition([@k='b'])", "Condition(2)",
                              "Condition(position()=2)", "XPath(/configuration/s/add[@k='b'])",
                              "XPath(//add[@v=2])", "XPath(../add[@k='b'])", "Match( k, k )"}) {
    CAPTURE(locator);
    CHECK(entry("Replace", locator) == kA + made("b", "9") + kC);
    CHECK(entry("Remove", locator) == kA + kC);
    CHECK(entry("RemoveAll", locator) == kA + kC);
    CHECK(entry("CommentOut", locator) == kA + kC);
    CHECK(entry("SetAttributes", locator) == kA + made("b", "9") + kC);
    CHECK(entry("SetAttributes(v)", locator) == kA + made("b", "9") + kC);
    CHECK(entry("SetAttributes(k)", locator) == kA + made("b", "2") + kC);
    CHECK(entry("RemoveAttributes(v)", locator) == kA + "<add k=\"b\"></add>" + kC);
    CHECK(entry("RemoveAttributes(k, v)", locator) == kA + "<add></add>" + kC);
    CHECK(entry("RemoveAttributes", locator) == kA + "<add></add>" + kC);
  }
}

TEST_CASE("without a locator the first of that name is replaced or removed, and attributes of all are set") {
  CHECK(entry("Replace", "") == made("b", "9") + kB + kC);
  CHECK(entry("Remove", "") == kB + kC);
  CHECK(entry("RemoveAll", "") == "");
  CHECK(entry("SetAttributes(v)", "") == made("a", "9") + made("b", "9") + made("c", "9"));
  CHECK(entry("RemoveAttributes(v)", "") == "<add k=\"a\"></add><add k=\"b\"></add><add k=\"c\"></add>");
  CHECK(entry("RemoveAll", "Condition(@k != 'b')") == kB);
}

TEST_CASE("what is inserted comes last, or beside the first that the XPath selects") {
  CHECK(entry("Insert", "") == kA + kB + kC + made("b", "9"));
  CHECK(entry("Insert", "Match(k)") == kA + kB + kC + made("b", "9"));
  CHECK(entry("InsertIfMissing", "Match(k)") == kA + kB + kC);
  CHECK(entry("InsertIfMissing", "") == kA + kB + kC);
  CHECK(entry("InsertIfMissing", "Condition(@k='d')") == kA + kB + kC + made("b", "9"));
  CHECK(entry("InsertBefore(/configuration/s/add[@k='b'])", "") == kA + made("b", "9") + kB + kC);
  CHECK(entry("InsertAfter(/configuration/s/add[@k='b'])", "") == kA + kB + made("b", "9") + kC);
  CHECK(entry("InsertBefore(add)", "") == made("b", "9") + kA + kB + kC);
  CHECK(entry("InsertAfter(//add[last()])", "") == kA + kB + kC + made("b", "9"));
}

TEST_CASE("instructions see what those before them have done") {
  CHECK(entries("<add k=\"d\" xdt:Transform=\"Insert\"/>"
                "<add k=\"d\" v=\"4\" xdt:Transform=\"SetAttributes\" xdt:Locator=\"Match(k)\"/>"
                "<add xdt:Transform=\"RemoveAll\" xdt:Locator=\"Condition(@k='a' or @k='b')\"/>") ==
        kC + made("d", "4"));
  // What is inserted as a whole is walked through as well.
  const Transformed twice(
      "<configuration><s/></configuration>",
      transform_of("<s xdt:Transform=\"Replace\"><add k=\"a\" xdt:Transform=\"Insert\"/></s>"));
  CHECK(twice.result() == "<configuration><s><add k=\"a\"></add><add k=\"a\"></add></s></configuration>");
}

TEST_CASE("nothing of the transform's own gets into the result") {
  const Transformed made("<configuration/>",
                         transform_of("<a xdt:Transform=\"Insert\" xmlns:x=\"urn:x\"><b xdt:Locator="
                                      "\"Match(n)\" n=\"&amp;1\"/><!-- c --></a>"));
  CHECK(made.result() == "<configuration><a><b n=\"&amp;1\"></b><!-- c --></a></configuration>");
}

TEST_CASE("elements in a namespace are found in it only") {
  const std::string base =
      "<configuration><r><a xmlns=\"urn:one\"><d><i n=\"x\"/><v to=\"1\"/></d></a><a/></r></configuration>";
  const Transformed same(
      base, transform_of("<r><a xmlns=\"urn:one\"><d xdt:Locator=\"Condition(./_defaultNamespace:i/@n='x')\">"
                         "<v to=\"2\" xdt:Transform=\"SetAttributes\"/></d></a></r>"));
  REQUIRE(same.application.outcomes.size() == 1);
  CHECK(same.application.outcomes[0].kind == Kind::done);
  CHECK(same.result().find("<v to=\"2\">") != std::string::npos);
  const Transformed other(base, transform_of("<r><a><d xdt:Transform=\"Remove\"/></a></r>"));
  CHECK(other.application.outcomes[0].kind == Kind::without_target);
  const Transformed inserted(base,
                             transform_of("<r><a xmlns=\"urn:one\"><e xdt:Transform=\"Insert\"/></a></r>"));
  CHECK(inserted.result().find("<e></e></a>") != std::string::npos);
  const Transformed declared(base, transform_of("<r><f xmlns=\"urn:two\" xdt:Transform=\"Insert\"/></r>"));
  CHECK(declared.result().find("<f xmlns=\"urn:two\"></f>") != std::string::npos);
}

TEST_CASE("what leads to nothing says where the path ends") {
  const auto outcome = [](const std::string& content) {
    const Transformed made(kBase, transform_of(content));
    REQUIRE(made.application.outcomes.size() == 1);
    const xdt::Outcome& one = made.application.outcomes[0];
    return std::tuple(
        one.kind, std::string(made.transform.document.name(one.failed_at)),
        one.reached == 0 ? std::string() : std::string(made.application.tree.name(one.reached)));
  };
  using Expected = std::tuple<Kind, std::string, std::string>;
  CHECK(outcome("<s><add k='B' xdt:Transform='Remove' xdt:Locator='Match(k)'/></s>") ==
        Expected{Kind::without_target, "add", "s"});
  CHECK(outcome("<t><u><add xdt:Transform='Remove'/></u></t>") ==
        Expected{Kind::without_target, "t", "configuration"});
  CHECK(outcome("<t><u><add xdt:Transform='Insert'/></u></t>") ==
        Expected{Kind::without_parent, "t", "configuration"});
  CHECK(outcome("<s><add xdt:Transform='InsertAfter(none)'/></s>") ==
        Expected{Kind::without_sibling, "add", "s"});
  CHECK(outcome("<s xdt:Locator=\"Condition(@x)\"><add xdt:Transform='Remove'/></s>") ==
        Expected{Kind::without_target, "s", "configuration"});
}

TEST_CASE("what the tool refuses, and what is not understood, has no result") {
  CHECK(status_of("<s><add xdt:Transform='Merge'/></s>") == Status::refused);
  CHECK(status_of("<s><add xdt:Transform='Remove' xdt:Locator='Match(x)'/></s>") == Status::refused);
  CHECK(status_of("<s><add xdt:Transform='InsertAfter'/></s>") == Status::refused);
  CHECK(status_of("<t><add xdt:Transform='Insert'/></t>") == Status::refused);
  CHECK(status_of("<s><add xdt:Transform='Remove' xdt:Locator='Condition(@k | @v)'/></s>") ==
        Status::unknown);
  CHECK(status_of("<s><add xdt:Transform='Remove' xdt:Locator='XPath(id(1))'/></s>") == Status::unknown);
  CHECK(status_of("<s><add v='$(x)' xdt:Transform='SetTokenizedAttributes'/></s>") == Status::unknown);
  CHECK(status_of("<xdt:Import assembly='x' namespace='x'/><s><add xdt:Transform='Merge'/></s>") ==
        Status::unknown);
  CHECK(status_of("<s><add xdt:Transform='Remove' xdt:Locator='XPath(/configuration)'/></s>") ==
        Status::unknown);
}

TEST_CASE("every piece of the result is led back to where it stands") {
  const Transformed made(kBase, transform_of("<s><add k=\"b\" v=\"9\" xdt:Transform=\"SetAttributes(v)\" "
                                             "xdt:Locator=\"Match(k)\"/></s>"));
  const std::string& text = made.text.text();
  const auto origin_of = [&](const std::string& piece) {
    const auto at = static_cast<std::uint32_t>(text.find(piece));
    const auto origin = made.text.origin(at, at + static_cast<std::uint32_t>(piece.size()));
    REQUIRE(origin);
    const Parsed& file = origin->file == 0 ? made.base : made.transform;
    return std::pair(origin->file, std::string(file.file.text(*origin)));
  };
  CHECK(origin_of("k=\"b\"") == std::pair(source::FileId{0}, std::string("k=\"b\"")));
  CHECK(origin_of("9") == std::pair(source::FileId{1}, std::string("9")));
  CHECK(origin_of("v=\"3\"") == std::pair(source::FileId{0}, std::string("v=\"3\"")));
  CHECK(!made.text.origin(static_cast<std::uint32_t>(text.size()),
                          static_cast<std::uint32_t>(text.size()) + 1));
}

TEST_CASE("steps are bounded, whatever a transform selects") {
  std::string base = "<configuration><s>", transform;
  for (int i = 0; i < 2000; ++i)
    base += "<add k=\"" + std::to_string(i) + "\"/>";
  for (int i = 0; i < 2000; ++i)
    transform += "<add v=\"x\" xdt:Transform=\"SetAttributes\" xdt:Locator=\"XPath(//*[//*[@k=//@k]])\"/>";
  const Transformed made(base + "</s></configuration>", transform_of("<s>" + transform + "</s>"), 1'000'000);
  CHECK(made.application.status == Status::too_much);
  CHECK(made.application.stopped_at != xml::kNone);
}

TEST_CASE("many instructions with Match look at each of many entries once") {
  constexpr int kEntries = 20'000;
  std::string base = "<configuration><s>", transform;
  for (int i = 0; i < kEntries; ++i) {
    const std::string k = std::to_string(i);
    base += "<add k=\"" + k + "\" v=\"1\"/>";
    transform += "<add k=\"" + k + "\" v=\"2\" xdt:Transform=\"SetAttributes\" xdt:Locator=\"Match(k)\"/>";
    transform += "<add k=\"n" + k + "\" v=\"2\" xdt:Transform=\"InsertIfMissing\" xdt:Locator=\"Match(k)\"/>";
  }
  const Transformed made(base + "</s></configuration>", transform_of("<s>" + transform + "</s>"),
                         50 * kEntries);
  CHECK(made.application.status == Status::complete);
  CHECK(made.application.outcomes.size() == 2 * kEntries);
  CHECK(made.text.text().find("v=\"1\"") == std::string::npos);
}

TEST_CASE("Match sees what instructions before it have changed") {
  CHECK(entries("<add k=\"a\" v=\"9\" xdt:Transform=\"SetAttributes\" xdt:Locator=\"Match(k)\"/>"
                "<add xdt:Transform=\"SetAttributes\" xdt:Locator=\"Condition(@k='b')\" k=\"z\"/>"
                "<add k=\"b\" xdt:Transform=\"RemoveAll\" xdt:Locator=\"Match(k)\"/>"
                "<add k=\"z\" v=\"8\" xdt:Transform=\"SetAttributes\" xdt:Locator=\"Match(k)\"/>"
                "<add k=\"a\" v=\"7\" xdt:Transform=\"InsertBefore(add[1])\"/>"
                "<add k=\"a\" v=\"6\" xdt:Transform=\"SetAttributes\" xdt:Locator=\"Match(k)\"/>"
                "<add k=\"a\" xdt:Transform=\"Remove\" xdt:Locator=\"Match(k)\"/>") ==
        made("a", "6") + made("z", "8") + kC);
}
