// Two readings of one XSD: what binding reports and what Xerces refuses must be the same elements.
#include <doctest/doctest.h>

#include <set>

#include "repository.h"
#include "schema/binding/binding.h"
#include "schema/xsd/xsd_text.h"
#include "schema/xsd/xsd_validator.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

std::set<std::string> messages_of(const std::vector<schema::XsdError>& errors) {
  std::set<std::string> messages;
  for (const schema::XsdError& error : errors)
    messages.insert(error.message);
  return messages;
}

/// Whether what Xerces is spared (schema::KnownVerdicts) would have told anything new: `all` are the errors
/// of everything.
std::string difference_without_known(schema::XsdValidator& validator, const xml::Document& document,
                                     const schema::Binding& binding,
                                     const std::vector<schema::XsdError>& all) {
  const auto few = validator.validate(schema::xsd_texts(document, binding).texts);
  if (!few) return few.error().message;
  if (!schema::unforeseen(document, binding, *few).empty())
    return "unforeseen when known verdicts are left out\n";
  return messages_of(*few) == messages_of(all) ? "" : "other errors when known verdicts are left out\n";
}

/// What differs; empty when the two agree or the text is none that Xerces is given.
std::string disagreement(schema::XsdValidator& validator, const std::string& path, const std::string& bytes) {
  const source::SourceFile file(path, source::decode(bytes));
  const xml::Document document = xml::scan(file, 0);
  if (!document.is_sound() || document.name(document.root()) != "configuration") return {};
  const schema::FileKind kind = schema::file_kind_of_path(path).value_or(schema::FileKind::application_host);
  const schema::Binding binding = schema::bind(document, kind);
  const auto all = schema::xsd_texts(document, binding, schema::KnownVerdicts::judge);
  const auto errors = validator.validate(all.texts);
  if (!errors) return errors.error().message;
  std::string result = difference_without_known(validator, document, binding, *errors);
  for (const diag::Diagnostic& d : schema::unforeseen(document, binding, *errors)) {
    result += "only Xerces: " + d.config_path + ": " + d.message + "\n";
  }
  std::set<xml::NodeId> refused;
  for (const schema::XsdError& error : *errors)
    refused.insert(error.element);
  for (const schema::XsdExpectation& claim : binding.claims) {
    if (claim.kind != schema::XsdExpectation::Kind::violation || refused.count(claim.element) != 0) continue;
    result += "only binding: " + std::string(diag::facts_of(*claim.builtin).id) + " on <" +
              std::string(document.name(claim.element)) + ">\n";
  }
  return result;
}

}  // namespace

TEST_CASE("binding and Xerces agree on every file of the tests and the corpus") {
  schema::XsdValidator validator;
  auto files = tests::files_below("tests", ".config");
  REQUIRE(files.size() > 100);
  for (const std::string& file : tests::corpus_files())
    files.push_back(file);
  for (const std::string& file : files) {
    CAPTURE(file);
    CHECK(disagreement(validator, file, tests::read_file(file)) == "");
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
