#include "rules/checks/hygiene/redundant_default.h"

#include <cstddef>
#include <string>
#include <utility>

#include "config/lookup/collection.h"
#include "schema/catalog/value.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = RedundantDefault::Case;
using config::Origin;
using config::Value;

/// What goes when the attribute goes: the element too, if nothing else would stand in it.
diag::Fix removal_of(const FileView& file, xml::NodeId element, const xml::Attribute& attribute) {
  const xml::Document& document = file.document();
  const xml::Node& node = document.node(element);
  const schema::ChildFact* child = file.binding().child(element);
  const bool is_item = child != nullptr && child->directive != schema::Directive::none;
  const bool is_alone = node.attribute_count == 1 && node.first_child == xml::kNone && !is_item;
  const source::Span span = is_alone ? xml::whole_of(document, element) : xml::whole_of(document, attribute);
  return {"Remove " + std::string(document.name(attribute)), diag::FixSafety::safe, {{span, std::string()}}};
}

void report(const RedundantDefault& rule, Reporter<RedundantDefault>& reporter, Case which,
            const Value& value, const std::string& site) {
  RedundantDefault::Finding finding;
  finding.at = anchor_of(rule.file(), value);
  finding.args = {.attribute = std::string(value.fact->name)};
  if (!site.empty()) finding.sites = {site};
  const xml::Attribute& attribute = rule.file().document().attribute(value.attribute);
  if (attribute.quoted && attribute.closed)
    finding.fixes.push_back(removal_of(rule.file(), value.element, attribute));
  reporter.report(which, std::move(finding));
}

bool may_be_left_out(const schema::AttributeFact& fact) {
  return fact.key == schema::KeyRole::none && !fact.required && !fact.encrypted;
}

bool are_equal(const Value& a, const Value& b) {
  return a.fact->value->type == schema::ValueType::string ? a.text == b.text : a.number == b.number;
}

void judge_site(const RedundantDefault& rule, Reporter<RedundantDefault>& reporter,
                const config::SiteView& view) {
  const auto slots = schema::catalog().item("site")->slots;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    const Value& own = view.value(slot);
    if (own.origin != Origin::written || !may_be_left_out(*own.fact)) continue;
    const Value above = view.value_above(slot);
    if (!above.is_known() || !are_equal(own, above)) continue;
    report(rule, reporter, above.is_written() ? Case::inherited : Case::schema, own, view.name());
  }
}

void judge_defaults(const RedundantDefault& rule, Reporter<RedundantDefault>& reporter) {
  const config::SiteView view(rule.file().config());  // of no site: what is above all of them
  const auto slots = schema::catalog().item("site")->slots;
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    const Value value = view.value_above(slot);
    if (value.origin != Origin::inherited || !may_be_left_out(*value.fact)) continue;
    if (!config::differs_from_default(value)) report(rule, reporter, Case::schema, value, "");
  }
}

/// Whether the element belongs to a section of system.ftpServer at the file's own level.
bool is_server_wide_ftp(const FileView& file, xml::NodeId element) {
  const xml::Document& document = file.document();
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = document.node(id).parent) {
    if (document.node(id).parent == document.root()) return document.name(id) == "system.ftpServer";
  }
  return false;
}

void judge_sections(const RedundantDefault& rule, Reporter<RedundantDefault>& reporter) {
  const xml::Document& document = rule.file().document();
  const schema::Binding& binding = rule.file().binding();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    const xml::Node& node = document.node(id);
    if (node.kind != xml::NodeKind::element || node.attribute_count == 0) continue;
    if (binding.elements[id].standing != schema::BindStatus::bound || !is_server_wide_ftp(rule.file(), id))
      continue;
    for (xml::AttributeId a = node.first_attribute; a < node.first_attribute + node.attribute_count; ++a) {
      const schema::AttributeFact* fact = binding.fact(a);
      if (fact == nullptr || !may_be_left_out(*fact)) continue;
      const Value value = config::written_value({&document, &binding, id}, a, *fact, Origin::written);
      if (value.is_known() && !config::differs_from_default(value))
        report(rule, reporter, Case::schema, value, "");
    }
  }
}

}  // namespace

void check(const RedundantDefault& rule, Reporter<RedundantDefault>& reporter) {
  const FileView& file = rule.file();
  config::SiteView view(file.config());
  for (const config::EffectiveConfig::Site& site : file.config().sites()) {
    view.load(site.element);
    judge_site(rule, reporter, view);
  }
  judge_defaults(rule, reporter);
  judge_sections(rule, reporter);
}

}  // namespace iislint::rules::checks
