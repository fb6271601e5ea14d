// Attributes of one element: their facts, their values, the missing ones.
#include <algorithm>
#include <span>
#include <utility>

#include "base/nearest.h"
#include "base/text.h"
#include "schema/binding/binder.h"
#include "schema/binding/config_path.h"
#include "schema/binding/values/value_diagnostics.h"
#include "schema/catalog/value.h"
#include "values/deployment_token.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// Attributes of other worlds: namespace declarations, xdt:Transform, xml:space, xsi:….
bool is_foreign(std::string_view name) {
  return name == "xmlns" || name.find(':') != std::string_view::npos;
}

// XSD 1.0 says nothing of letter case and doubled words, has no flags and no time spans, and trims integers;
// names are checked by validators it does not know.
XsdExpectation::Kind claim_of(const AttributeFact& fact, BuiltinRule rule) {
  const ValueType type = fact.value->type;
  const bool judged =
      !fact.value->infinite && !(fact.value->has_gap && rule == BuiltinRule::value_out_of_range);
  const bool in_xsd =
      judged && (type == ValueType::boolean || type == ValueType::enumeration || type == ValueType::int32 ||
                 type == ValueType::uint32 || type == ValueType::int64);
  if (rule == BuiltinRule::untrimmed_value &&
      (type != ValueType::boolean && type != ValueType::enumeration)) {
    return XsdExpectation::Kind::beyond_xsd;
  }
  if (in_xsd) return XsdExpectation::Kind::violation;
  return rule == BuiltinRule::empty_value && type == ValueType::string && fact.value->not_empty
             ? XsdExpectation::Kind::violation
             : XsdExpectation::Kind::beyond_xsd;
}

class AttributeBinder {
 public:
  AttributeBinder(BindingPass& pass, xml::NodeId element)
      : pass_(pass), document_(pass.document), element_(element), type_(*pass.binding.type(element)) {}

  void run() {
    const xml::Node& node = document_.node(element_);
    for (xml::AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
      bind(id);
    }
    if (!node.damaged) report_missing();
  }

 private:
  void bind(xml::AttributeId id) {
    const xml::Attribute& attribute = document_.attribute(id);
    const std::string_view name = document_.name(attribute);
    // In a broken tag what looks like a name can be the rest of a password.
    if (broken_ && xml::touches(pass_.binding.secrets, attribute.name_begin, attribute.name_end)) return;
    const FactId fact = pass_.facts().find_attribute(type_, name);
    if (fact != kNoId) {
      pass_.binding.attributes[id].fact = fact;
      const AttributeFact& facts = pass_.facts().attributes[fact];
      if (facts.required) ++required_seen_;
      bind_value(id, facts);
    } else if (const AttributeFact* common = pass_.facts().find_common(type_, name); common != nullptr) {
      judge(id, *common, XsdExpectation::Kind::beyond_xsd);  // the grammars do not hold them
    } else if (!is_foreign(name) && !type_.free_attributes) {
      const std::string_view meant = explain_unknown_attribute(pass_, element_, attribute);
      if (!meant.empty()) meant_.push_back(meant);
    } else if (name.substr(0, 4) == "xsi:") {
      explain_unknown_attribute(pass_, element_, attribute);
    }
  }

  void bind_value(xml::AttributeId id, const AttributeFact& fact) {
    const auto number = judge(id, fact);
    if (fact.value->type == ValueType::string)
      check_text(pass_, element_, id, fact, document_.value(document_.attribute(id), buffer_));
    BoundAttribute& bound = pass_.binding.attributes[id];
    bound.good = number.has_value();
    bound.number = static_cast<std::uint32_t>(number.value_or(0));
  }

  std::optional<std::int64_t> judge(xml::AttributeId id, const AttributeFact& fact,
                                    std::optional<XsdExpectation::Kind> known_claim = std::nullopt) {
    const xml::Attribute& attribute = document_.attribute(id);
    const std::string_view text = document_.value(attribute, buffer_);
    if (const auto number = plain_value(fact, text)) {
      // XSD 1.0 cannot leave the letter case of a word open.
      const bool is_loose = fact.value->doubtful && fact.value->type == ValueType::enumeration;
      if (is_loose && find_word(*fact.value, text) == nullptr) pass_.accept(element_);
      return number;
    }
    if (attribute.quoted && !attribute.closed) return std::nullopt;  // a syntax error already
    const values::TokenForms forms =
        pass_.terms.is_piece ? values::TokenForms::likely : values::TokenForms::certain;
    if (!values::deployment_token(text, forms).empty()) {
      pass_.accept(element_);
      return std::nullopt;
    }
    ValueOutcome outcome = explain_value(document_, attribute, fact, text, pass_.is_secret(attribute));
    if (outcome.number && !pass_.terms.is_piece && is_word_for_dotnet(fact)) refuse_letter_case(outcome);
    for (Diagnostic& finding : outcome.findings) {
      const XsdExpectation::Kind claim = known_claim.value_or(claim_of(fact, *finding.builtin));
      pass_.report(element_, claim, std::move(finding), fact.name);
    }
    return outcome.number;
  }

  /// Whether ASP.NET compares the words of the attribute letter by letter. It reads sameSite in any letter
  /// case, and what may be true or false as well; other parts of .NET do so with all their words.
  bool is_word_for_dotnet(const AttributeFact& fact) const {
    return fact.value->type == ValueType::enumeration && !fact.name.ends_with("ameSite") &&
           std::none_of(fact.value->words.begin(), fact.value->words.end(),
                        [](const Word& word) { return word.name == "true"; }) &&
           pass_.is_read_by_dotnet(element_) &&
           group_path(document_, pass_.binding, element_).starts_with("system.web/");
  }

  /// What another reader would take for the word meant is none: nobody knows what it stands for.
  static void refuse_letter_case(ValueOutcome& outcome) {
    for (Diagnostic& finding : outcome.findings) {
      if (finding.builtin != BuiltinRule::letter_case) continue;
      outcome.number.reset();
      finding.severity = diag::Severity::error;
      finding.message += ", and .NET is case-sensitive here: it cannot read the section";
    }
  }

  void report_missing() {
    if (pass_.types.of(pass_.binding.elements[element_].type).required_count == required_seen_) return;
    for (const AttributeFact& fact : pass_.facts().attributes_of(type_)) {
      if (!fact.required || document_.find_attribute(element_, fact.name) != xml::kNone) continue;
      if (std::find(meant_.begin(), meant_.end(), fact.name) != meant_.end()) {
        pass_.accept(element_);  // its misspelt form has been reported
        continue;
      }
      Diagnostic finding(
          BuiltinRule::missing_attribute, xml::name_of(document_, element_),
          "<" + std::string(document_.name(element_)) + "> lacks the attribute " + std::string(fact.name));
      pass_.report(element_, XsdExpectation::Kind::violation, std::move(finding), fact.name);
    }
  }

  BindingPass& pass_;
  const xml::Document& document_;
  const xml::NodeId element_;
  const ElementType& type_;
  const bool broken_ = document_.node(element_).damaged;
  std::size_t required_seen_ = 0;
  std::vector<std::string_view> meant_;
  std::string buffer_;
};

/// What cannot be in a file goes; a slip is corrected, unless the right name is there as well.
void offer_for_name(const BindingPass& pass, xml::NodeId element, const xml::Attribute& attribute,
                    bool is_run_time, std::span<const std::string_view> names, Diagnostic& finding) {
  if (!attribute.quoted || !attribute.closed) return;
  const std::string_view name = pass.document.name(attribute);
  if (is_run_time) {
    finding.fixes.push_back({"Remove " + std::string(name),
                             diag::FixSafety::safe,
                             {{xml::whole_of(pass.document, attribute), ""}}});
    return;
  }
  const auto right = base::sure_correction(name, names);
  if (!right || pass.document.find_attribute(element, *right) != xml::kNone) return;
  const bool only_case = base::equals_ignoring_case(*right, name);
  finding.fixes.push_back({"Write " + std::string(*right),
                           only_case ? diag::FixSafety::safe : diag::FixSafety::unsafe,
                           {{xml::name_of(pass.document, attribute), std::string(*right)}}});
}

}  // namespace

std::string_view explain_unknown_attribute(BindingPass& pass, xml::NodeId element,
                                           const xml::Attribute& attribute) {
  const ElementType& type = *pass.binding.type(element);
  const std::string_view name = pass.document.name(attribute);
  const std::string element_name(pass.document.name(element));
  std::vector<std::string_view> names;
  for (const AttributeFact& fact : pass.facts().attributes_of(type))
    names.push_back(fact.name);

  std::string message = "attribute '" + std::string(name) + "' is not known on <" + element_name + ">";
  std::string_view meant;
  const bool is_run_time = std::find(type.run_time.begin(), type.run_time.end(), name) != type.run_time.end();
  const auto hint = std::find_if(type.hints.begin(), type.hints.end(), [name](const Hint& h) {
    return base::equals_ignoring_case(h.written, name);
  });
  if (is_run_time) {
    message = "'" + std::string(name) +
              "' is run-time state that programs query from a running server; no file can set it";
  } else if (hint != type.hints.end()) {
    meant = hint->meant;
    message += ": " + std::string(hint->text);
  } else if (const auto near = base::nearest(name, names)) {
    meant = *near;
    const bool only_case = base::equals_ignoring_case(meant, name);
    message += only_case ? "; the correct letter case is '" + std::string(meant) + "'"
                         : "; did you mean '" + std::string(meant) + "'?";
  }
  Diagnostic finding(BuiltinRule::unknown_attribute, xml::name_of(pass.document, attribute),
                     std::move(message));
  if (!meant.empty()) {
    finding.expected = std::string(meant);
  } else if (!names.empty()) {
    finding.expected = base::join_words({names.begin(), names.end()}, "or");
  }
  finding.actual = std::string(name);
  // A group is no section: what IIS makes of an attribute there is not known.
  const bool is_group =
      type.kind == ElementKind::container && element_name != "location" && element != pass.document.root();
  if (is_group) finding.severity = diag::Severity::warning;
  if (hint == type.hints.end()) offer_for_name(pass, element, attribute, is_run_time, names, finding);
  pass.report(element, XsdExpectation::Kind::violation, std::move(finding), name);
  pass.lose(UnreadableItem::Kind::attribute, element, meant);
  return meant;
}

void bind_attributes(BindingPass& pass, xml::NodeId element) {
  AttributeBinder(pass, element).run();
}

}  // namespace iislint::schema
