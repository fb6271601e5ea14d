// What Xerces is spared because its verdict is known, and that nothing else is.
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "repository.h"
#include "schema/xsd/xsd_text.h"
#include "schema/xsd/xsd_validator.h"
#include "xml/scanner.h"

using namespace iislint;
using schema::KnownVerdicts;

namespace {

/// A file with its texts and the elements that Xerces refuses.
struct Judged {
  explicit Judged(const std::string& text, KnownVerdicts known = KnownVerdicts::leave_out)
      : file("applicationHost.config", source::decode(text)),
        document(xml::scan(file, 0)),
        binding(schema::bind(document, schema::FileKind::application_host)),
        texts(schema::xsd_texts(document, binding, known)) {
    REQUIRE(document.is_sound());
    schema::XsdValidator validator;
    auto result = validator.validate(texts.texts);
    REQUIRE(result.has_value());
    errors = std::move(*result);
  }

  std::size_t element_count() const {
    std::size_t count = 0;
    for (const schema::XsdText& text : texts.texts)
      count += text.elements.size();
    return count;
  }

  std::size_t refused_count() const {
    std::set<xml::NodeId> elements;
    for (const schema::XsdError& error : errors)
      elements.insert(error.element);
    return elements.size();
  }

  source::SourceFile file;
  xml::Document document;
  schema::Binding binding;
  schema::XsdTexts texts;
  std::vector<schema::XsdError> errors;
};

std::string with_sites(const std::string& sites) {
  return "<configuration><system.applicationHost><sites>" + sites +
         "</sites></system.applicationHost></configuration>";
}

std::string site(int number, const std::string& attributes, const std::string& content) {
  return "<site name='s" + std::to_string(number) + "' id='" + std::to_string(number) + "' " + attributes +
         ">" + content + "</site>";
}

}  // namespace

TEST_CASE("entries that differ in good values only are judged once") {
  std::string sites;
  for (int i = 1; i <= 50; ++i)
    sites += site(i, i % 2 == 0 ? "serverAutoStart='true'" : "serverAutoStart='false'",
                  "<!-- number " + std::to_string(i) + " --><limits connectionTimeout='00:02:0" +
                      std::to_string(i % 10) + "'/>");
  CHECK(Judged(with_sites(sites)).element_count() == 7);  // with the root and the section in two texts
  CHECK(Judged(with_sites(sites), KnownVerdicts::judge).element_count() == 105);
}

TEST_CASE("each wrong value among equal entries is judged") {
  std::string sites;
  for (int i = 1; i <= 20; ++i)
    sites += site(i, "",
                  "<logFile logFormat='" + std::string(i > 10 ? "Wrong" + std::to_string(i) : "W3C") + "'/>");
  CHECK(Judged(with_sites(sites)).refused_count() == 10);
  CHECK(Judged(with_sites(sites), KnownVerdicts::judge).refused_count() == 10);
}

TEST_CASE("a wrong value that is written again is judged once") {
  std::string sites;
  for (int i = 1; i <= 20; ++i)
    sites += site(i, "", "<logFile logFormat='Wrong'/>");
  CHECK(Judged(with_sites(sites)).refused_count() == 1);
  CHECK(Judged(with_sites(sites), KnownVerdicts::judge).refused_count() == 20);
}

TEST_CASE("entries with other elements, attributes, nesting or text are judged") {
  const std::string usual = site(1, "", "<limits/>");
  for (const std::string& other :
       {site(2, "", "<limit/>"), site(2, "", "<limits unknown='1'/>"), site(2, "wrong='1'", "<limits/>"),
        site(2, "", "<limits>text</limits>"), site(2, "", "<limits/>text"),
        site(2, "", "<limits><limits/></limits>"), site(2, "serverAutoStart='yes'", "<limits/>"),
        site(2, "", "<limits maxConnections='many'/>")}) {
    CAPTURE(other);
    CHECK(Judged(with_sites(usual + usual)).refused_count() == 0);
    CHECK(Judged(with_sites(usual + other + usual)).refused_count() >= 1);
  }
}

TEST_CASE("an attribute that is empty is not like one that holds something") {
  // The name of a site may not be empty, and binding says so of each.
  const std::string good = "<site name='one' id='1'/>";
  const std::string empty = "<site name='' id='1'/>";
  CHECK(Judged(with_sites(good + empty)).element_count() == Judged(with_sites(good)).element_count() + 1);
}

TEST_CASE("what a value of the outline says of sections does not hide one") {
  // The same element in collections of other types.
  const std::string text =
      "<configuration><system.webServer><handlers><add name='a' path='*' verb='*'/></handlers>"
      "<modules><add name='a' path='*' verb='*'/></modules></system.webServer></configuration>";
  CHECK(Judged(text).refused_count() == Judged(text, KnownVerdicts::judge).refused_count());
  CHECK(Judged(text).refused_count() == 1);  // modules have no path
}

TEST_CASE("a value too long for Xerces is reported in every entry") {
  const std::string path(schema::kLongestValue + 1, 'x');
  std::string sites;
  for (int i = 1; i <= 3; ++i)
    sites += site(i, "", "<logFile directory='" + path + "'/>");
  CHECK(Judged(with_sites(sites)).texts.replaced_values.size() == 3);
}

TEST_CASE("of unknown elements the first are judged") {
  std::string content;
  for (std::size_t i = 0; i < schema::kMaxUnknownElements + 500; ++i)
    content += "<unknown" + std::to_string(i) + "/>";
  const std::string text = "<configuration>" + content + "</configuration>";
  CHECK(Judged(text).refused_count() >= schema::kMaxUnknownElements);
  CHECK(Judged(text).element_count() == schema::kMaxUnknownElements + 1);
  CHECK(Judged(text, KnownVerdicts::judge).element_count() == schema::kMaxUnknownElements + 501);
}

TEST_CASE("every content model is one repeated choice") {
  // Otherwise the verdict on an element would depend on its siblings, and leaving one out could change it.
  const std::regex model("<xs:(sequence|all|choice|complexContent|group)\\b[^>]*>");
  const std::string repeated = "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">";
  std::size_t choices = 0;
  for (const std::string& path : tests::files_below("schema/iis", ".xsd")) {
    CAPTURE(path);
    const std::string text = tests::read_file(path);
    std::string before;
    for (std::sregex_iterator at(text.begin(), text.end(), model), end; at != end; ++at) {
      const std::string tag = at->str();
      CAPTURE(tag);
      const bool is_group = tag.starts_with("<xs:group name=");
      const bool is_choice_of_group = tag == "<xs:choice>" && before.starts_with("<xs:group name=");
      const bool is_use_of_group =
          tag.starts_with("<xs:group ref=") && tag.find("Occurs") == std::string::npos;
      CHECK((tag == repeated || is_group || is_choice_of_group || is_use_of_group));
      if (tag == repeated) ++choices;
      before = tag;
    }
  }
  CHECK(choices > 200);
}
