#include "bound_text.h"

#include <doctest/doctest.h>

#include "rules/table/rule_table.h"
#include "schema/xsd/xsd_text.h"
#include "xml/scanner.h"
#include "xml/syntax_findings.h"

namespace iislint::mutation {

namespace {

// Without the search for secrets, which takes longer than all the rest: it makes no difference to what is
// found and where.
schema::Binding bound(const xml::Document& document, schema::FileKind kind) {
  schema::BindOptions terms;
  terms.kind = kind;
  return schema::bind(document, terms, {});
}

}  // namespace

BoundText::BoundText(const std::string& bytes, schema::FileKind file_kind)
    : kind(file_kind),
      file("applicationHost.config", source::decode(bytes)),
      document(xml::scan(file, 0)),
      binding(bound(document, kind)) {}

std::vector<diag::Diagnostic> GrammarValidator::findings(const BoundText& text) {
  std::vector<diag::Diagnostic> result = xml::syntax_findings(text.document, text.binding.secrets).take();
  const auto& bound = text.binding.findings.kept();
  result.insert(result.end(), bound.begin(), bound.end());
  if (text.document.is_sound()) {
    const auto errors = validator_.validate(schema::xsd_texts(text.document, text.binding).texts);
    REQUIRE(errors.has_value());
    for (diag::Diagnostic& finding : schema::unforeseen(text.document, text.binding, *errors))
      result.push_back(std::move(finding));
  }
  for (diag::Diagnostic& finding : result) {
    const diag::RuleInfo* rule = rules::find_rule(finding.rule_id);
    REQUIRE(rule != nullptr);
    if (!finding.severity) finding.severity = rule->severity;
  }
  return result;
}

}  // namespace iislint::mutation
