#include <vector>

#include "schema/binding/config_path.h"
#include "schema/xsd/xsd_validator.h"
#include "xml/anchor.h"

namespace iislint::schema {

std::vector<diag::Diagnostic> unforeseen(const xml::Document& document, const Binding& binding,
                                         const std::vector<XsdError>& errors) {
  std::vector<diag::Diagnostic> findings;
  if (errors.empty()) return findings;
  std::vector<bool> foreseen(document.nodes.size(), false);
  for (const XsdExpectation& claim : binding.claims) {
    foreseen[claim.element] = true;
    foreseen[document.node(claim.element).parent] =
        true;  // a wrong child is an error of its parent's content too
  }
  xml::NodeId last = xml::kNone;
  for (const XsdError& error : errors) {
    const xml::NodeId element = error.element == xml::kNone ? document.root() : error.element;
    if (foreseen[element] || element == last) continue;
    last = element;
    diag::Diagnostic finding(
        diag::BuiltinRule::schema_violation, xml::name_of(document, element),
        "the schema rejects <" + std::string(document.name(element)) + ">: " + error.message);
    finding.config_path = key_path(document, binding, element);
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace iislint::schema
