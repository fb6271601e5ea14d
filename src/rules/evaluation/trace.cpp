#include "rules/evaluation/trace.h"

#include "rules/evaluation/anchor.h"
#include "rules/evaluation/predicate_text.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::rules {
namespace {

using config::Origin;
using config::Tristate;
using config::Value;

std::string word_of(Tristate truth) {
  return truth == Tristate::yes ? "yes" : truth == Tristate::no ? "no" : "unknown";
}

std::string word_of(Origin origin) {
  switch (origin) {
    case Origin::written:
      return "written";
    case Origin::inherited:
      return "inherited";
    case Origin::schema_default:
      return "default";
    case Origin::unknown:
      return "unknown";
    case Origin::refused:
      return "refused";
  }
  return "unknown";
}

std::string path_of(const ValueRef& ref) {
  if (ref.path.start == Start::site) return std::string(config::path_of(ref.path.number));
  std::string path(ref.path.section);
  for (unsigned up = ref.path.up; up > 0; --up)
    path += path.empty() ? ".." : "/..";
  for (const std::string& step : {std::string(ref.path.steps), "@" + std::string(ref.attribute)}) {
    if (!step.empty()) path += (path.empty() ? "" : "/") + step;
  }
  return path;
}

std::string subject_of(const RuleValues& values) {
  switch (values.rule().subject) {
    case Subject::file:
      return "file";
    case Subject::place:
      return values.subject().place().empty() ? "the file's own level" : "place " + values.subject().place();
    case Subject::element:
      return schema::key_path(values.file().document(), values.file().binding(), values.subject().element());
    default:
      return "site " + values.subject().site()->name();
  }
}

/// Adds the tests up to the one that does not hold; whether all of them do.
Tristate add_tests(const RuleValues& values, std::span<const Predicate> tests, diag::RuleTrace& trace) {
  const schema::Catalog& facts = values.rule().facts != nullptr ? *values.rule().facts : schema::catalog();
  for (const Predicate& test : tests) {
    const Tristate truth = truth_of(test, values);
    trace.tests.push_back({text_of(test, values.rule(), facts), word_of(truth)});
    if (truth != Tristate::yes) return truth;
  }
  return Tristate::yes;
}

void add_values(const RuleValues& values, diag::RuleTrace& trace) {
  for (std::size_t i = 0; i < values.rule().values.size(); ++i) {
    const ValueRef& ref = values.rule().values[i];
    if (ref.path.start == Start::site && values.subject().site() == nullptr) continue;
    const Value& value = values.value_at(i);
    diag::TracedValue traced{std::string(ref.name), path_of(ref), value.text, word_of(value.origin), {}};
    if (value.is_written())
      traced.at = xml::value_of(*value.document, value.document->attribute(value.attribute));
    const bool is_hidden =
        value.is_written() ? is_secret(values.file(), value) : value.fact->encrypted && !value.text.empty();
    if (is_hidden) traced.text = "***";
    trace.values.push_back(std::move(traced));
  }
}

std::string outcome_of(const RuleValues& values, diag::RuleTrace& trace) {
  const Tristate when = add_tests(values, values.rule().when, trace);
  if (when == Tristate::no) return "no finding: the last test does not hold";
  if (when == Tristate::unknown) return "no finding: the last test cannot be answered";
  for (const diag::TracedValue& value : trace.values) {
    if (value.origin == "unknown") return "no finding: " + value.name + " is not known";
  }
  const std::string count =
      trace.findings == 0 ? "no finding"
                          : std::to_string(trace.findings) + (trace.findings == 1 ? " finding" : " findings");
  if (values.rule().check != nullptr)
    return count + ", decided in code, not by conditions: see iislint explain";
  for (const Variant& variant : values.rule().variants) {
    if (add_tests(values, variant.when, trace) == Tristate::yes) break;
  }
  return trace.findings == 0 ? "no finding: none of its cases applies" : count;
}

}  // namespace

diag::RuleTrace trace_of(const RuleValues& values, std::size_t findings) {
  diag::RuleTrace trace;
  trace.subject = subject_of(values);
  trace.at = anchor_of_element(values.file(), values.subject().element()).span;
  trace.findings = findings;
  add_values(values, trace);
  trace.outcome = outcome_of(values, trace);
  return trace;
}

}  // namespace iislint::rules
