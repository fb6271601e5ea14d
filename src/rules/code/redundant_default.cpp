// Values that would be in force if nobody had written them.
#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"
#include "schema/catalog/value.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

using config::Origin;
using config::Value;

/// What goes when the attribute goes: the element too, if nothing else would stand in it.
diag::Fix removal_of(const RuleEvaluation& run, xml::NodeId element, const xml::Attribute& attribute) {
  const xml::Document& document = run.document();
  const xml::Node& node = document.node(element);
  const schema::ChildFact* child = run.config().binding().child(element);
  const bool is_item = child != nullptr && child->directive != schema::Directive::none;
  const bool is_alone = node.attribute_count == 1 && node.first_child == xml::kNone && !is_item;
  const source::Span span = is_alone ? xml::whole_of(document, element) : xml::whole_of(document, attribute);
  return {"Remove " + std::string(document.name(attribute)), diag::FixSafety::safe, {{span, std::string()}}};
}

void report(RuleEvaluation& run, std::string_view variant, const Value& value, const std::string& site) {
  FindingArgs details;
  details.at = run.anchor_of(value);
  details.holes = {{"attribute", std::string(value.fact->name)}};
  if (!site.empty()) details.sites = {site};
  const xml::Attribute& attribute = run.document().attribute(value.attribute);
  if (attribute.quoted && attribute.closed)
    details.fixes.push_back(removal_of(run, value.element, attribute));
  run.report(variant, std::move(details));
}

bool may_be_left_out(const schema::AttributeFact& fact) {
  return fact.key == schema::KeyRole::none && !fact.required && !fact.encrypted;
}

bool are_equal(const Value& a, const Value& b) {
  return a.fact->value->type == schema::ValueType::string ? a.text == b.text : a.number == b.number;
}

void judge_site(RuleEvaluation& run, const config::SiteView& view) {
  const auto slots = schema::catalog().item("site")->slots;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    const Value& own = view.value(slot);
    if (own.origin != Origin::written || !may_be_left_out(*own.fact)) continue;
    const Value above = view.value_above(slot);
    if (!above.is_known() || !are_equal(own, above)) continue;
    report(run, above.is_written() ? "inherited" : "schema", own, view.name());
  }
}

void judge_defaults(RuleEvaluation& run) {
  const config::SiteView view(run.config());  // of no site: what is above all of them
  const auto slots = schema::catalog().item("site")->slots;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    const Value value = view.value_above(slot);
    if (value.origin != Origin::inherited || !may_be_left_out(*value.fact)) continue;
    if (!config::differs_from_default(value)) report(run, "schema", value, "");
  }
}

/// Whether the element belongs to a section of system.ftpServer at the file's own level.
bool is_server_wide_ftp(const RuleEvaluation& run, xml::NodeId element) {
  const xml::Document& document = run.document();
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = document.node(id).parent) {
    if (document.node(id).parent == document.root()) return document.name(id) == "system.ftpServer";
  }
  return false;
}

void judge_sections(RuleEvaluation& run) {
  const xml::Document& document = run.document();
  const schema::Binding& binding = run.config().binding();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    const xml::Node& node = document.node(id);
    if (node.kind != xml::NodeKind::element || node.attribute_count == 0) continue;
    if (binding.elements[id].standing != schema::BindStatus::bound || !is_server_wide_ftp(run, id)) continue;
    for (xml::AttributeId a = node.first_attribute; a < node.first_attribute + node.attribute_count; ++a) {
      const schema::AttributeFact* fact = binding.fact(a);
      if (fact == nullptr || !may_be_left_out(*fact)) continue;
      const Value value = config::written_value({&document, &binding, id}, a, *fact, Origin::written);
      if (value.is_known() && !config::differs_from_default(value)) report(run, "schema", value, "");
    }
  }
}

}  // namespace

void redundant_default(RuleEvaluation& run) {
  config::SiteView view(run.config());
  for (const config::EffectiveConfig::Site& site : run.config().sites()) {
    view.load(site.element);
    judge_site(run, view);
  }
  judge_defaults(run);
  judge_sections(run);
}

}  // namespace iislint::rules::code
