// Two readings of one XSD: what binding reports and what Xerces refuses must be the same elements.
#include <doctest/doctest.h>

#include "agreement.h"
#include "repository.h"
#include "schema/binding/binding.h"
#include "schema/xsd/xsd_text.h"
#include "schema/xsd/xsd_validator.h"
#include "xml/scanner.h"

using namespace iislint;

TEST_CASE("binding and Xerces agree on every file of the tests and the corpus") {
  schema::XsdValidator validator;
  auto files = tests::files_below("tests", ".config");
  REQUIRE(files.size() > 100);
  for (const std::string& file : tests::corpus_files())
    files.push_back(file);
  for (const std::string& file : files) {
    CAPTURE(file);
    CHECK(tests::disagreement(validator, file, tests::read_file(file)) == "");
  }
}

TEST_CASE("Xerces judges at all") {
  // A validator that silently checks nothing would agree with anything.
  schema::XsdValidator validator;
  const std::string text =
      "<configuration><system.ftpServer><log centralLogFileMode='Sites'/></system.ftpServer></configuration>";
  const source::SourceFile file("applicationHost.config", source::decode(text));
  const xml::Document document = xml::scan(file, 0);
  const schema::Binding binding = schema::bind(document, schema::FileKind::application_host);
  const auto errors = validator.validate(schema::xsd_texts(document, binding).texts);
  REQUIRE(errors.has_value());
  REQUIRE(errors->size() == 1);
  CHECK(document.name((*errors)[0].element) == "log");
}
