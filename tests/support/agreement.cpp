#include "agreement.h"

#include <set>

#include "schema/binding/binding.h"
#include "schema/xsd/xsd_text.h"
#include "xml/scanner.h"

namespace iislint::tests {
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

}  // namespace

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

}  // namespace iislint::tests
