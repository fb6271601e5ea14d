#include "rules/evaluation/rule_evaluation.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "rules/evaluation/finding_maker.h"
#include "rules/evaluation/trace.h"
#include "schema/binding/config_path.h"
#include "schema/catalog/fact_path.h"
#include "xml/anchor.h"

namespace iislint::rules {

using config::Tristate;
using config::Value;

RuleEvaluation::RuleEvaluation(const RuleContext& context, const Rule& rule, const RuleOptions& terms,
                               std::vector<diag::Diagnostic>& findings)
    : context_(context), rule_(rule), terms_(terms), findings_(findings), subject_(context) {}

void RuleEvaluation::run_on(const config::SiteView& site) {
  subject_.set_site(site);
  judge();
}

void RuleEvaluation::run_on_element(xml::NodeId element) {
  subject_.set_item(element);
  judge();
}

void RuleEvaluation::run_on_file() {
  subject_.set_file();
  judge();
}

void RuleEvaluation::run_on_places() {
  const config::Hierarchy& hierarchy = context_.hierarchy();
  std::set<std::string_view> sections;
  for (const ValueRef& ref : rule_.values)
    sections.insert(ref.path.section);
  for (const PathRef& path : rule_.paths)
    sections.insert(path.section);
  std::set<std::string> places;
  for (const std::string_view section : sections) {
    for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), section)) {
      if (!places.insert(layer.place).second) continue;
      subject_.set_place(layer.place, layer.element);
      judge();
    }
  }
}

void RuleEvaluation::judge() {
  const std::size_t before = findings_.size();
  evaluate();
  if (terms_.traces != nullptr && rule_.info->id == terms_.traced)
    terms_.traces->push_back(trace_of(*this, findings_.size() - before));
}

// Silent when a value it names is unknown, or a test cannot be answered.
void RuleEvaluation::evaluate() {
  forget_values();
  if (all_hold(rule_.when, *this) != Tristate::yes || !all_values_are_known()) return;
  if (rule_.code != nullptr) return rule_.code(*this);
  for (const Variant& variant : rule_.variants) {
    if (all_hold(variant.when, *this) == Tristate::yes) return make_finding(variant, {});
  }
}

void RuleEvaluation::forget_values() {
  values_.assign(rule_.values.size(), nullptr);
  entries_.assign(rule_.paths.size(), std::nullopt);
}

bool RuleEvaluation::all_values_are_known() const {
  for (std::size_t i = 0; i < rule_.values.size(); ++i) {
    const bool is_of_some_site = rule_.values[i].path.start == Start::site && subject_.site() == nullptr;
    if (!is_of_some_site && !value_at(i).is_known()) return false;
  }
  return true;
}

const Value& RuleEvaluation::value_at(std::size_t index) const {
  if (values_[index] != nullptr) return *values_[index];
  const ValueRef& ref = rule_.values[index];
  if (ref.path.start == Start::site) {
    values_[index] = &subject_.site()->value(ref.path.number);
  } else {
    own_values_.resize(rule_.values.size());
    own_values_[index] = subject_.value(ref, fact_of(index));
    values_[index] = &own_values_[index];
  }
  return *values_[index];
}

const config::Entries& RuleEvaluation::entries_at(std::size_t path) const {
  const PathRef& ref = rule_.paths[path];
  if (ref.start == Start::section) return subject_.section_entries(ref);
  if (!entries_[path]) entries_[path] = subject_.entries(ref);
  return *entries_[path];
}

Tristate RuleEvaluation::exists_at(std::size_t path) const {
  return subject_.own_element(rule_.paths[path]).exists() ? Tristate::yes : Tristate::no;
}

std::string_view RuleEvaluation::fact_at(std::string_view fact) const {
  const std::string site = terms_.facts_of ? subject_.site_name() : std::string();
  if (site.empty()) return {};
  const diag::SiteFacts facts = terms_.facts_of(site);
  const auto found = facts.find(fact);
  return found == facts.end() ? std::string_view() : found->second;
}

std::int64_t RuleEvaluation::param_at(std::size_t index) const {
  return param_value(rule_.info->params[index]).number;
}

/// Numbers of the rule's table are those of the file's unless native schema files have been added to it.
const schema::AttributeFact& RuleEvaluation::fact_of(std::size_t index) const {
  facts_.resize(rule_.values.size(), nullptr);
  if (facts_[index] != nullptr) return *facts_[index];
  const ValueRef& ref = rule_.values[index];
  const schema::Catalog& facts = *binding().facts;
  const schema::Catalog& own = rule_.facts != nullptr ? *rule_.facts : schema::catalog();
  schema::FactId id = ref.fact;
  if (&facts != &own) {
    const bool at_item = ref.path.start == Start::item;
    const auto from = at_item ? schema::path_above(rule_.element, ref.path.up) : ref.path.section;
    const auto type = schema::type_below(facts, facts.root, from);
    const auto holder = type == schema::kNoId ? type : schema::type_below(facts, type, ref.path.steps);
    if (holder != schema::kNoId) id = facts.find_attribute(facts.types[holder], ref.attribute);
  }
  facts_[index] = id == schema::kNoId ? &own.attributes[ref.fact] : &facts.attributes[id];
  return *facts_[index];
}

std::size_t RuleEvaluation::index_of(std::string_view name) const {
  const auto found = std::find_if(rule_.values.begin(), rule_.values.end(),
                                  [&](const ValueRef& ref) { return ref.name == name; });
  assert(found != rule_.values.end());
  return static_cast<std::size_t>(found - rule_.values.begin());
}

const diag::ParamValue& RuleEvaluation::param_value(const diag::Param& param) const {
  if (const diag::ParamValue* chosen = diag::find_override(terms_.params, param)) return *chosen;
  const auto found = std::find_if(param.values.begin(), param.values.end(),
                                  [this](const diag::ParamValue& v) { return v.profile == terms_.profile; });
  return found == param.values.end() ? param.values.front() : *found;
}

std::int64_t RuleEvaluation::param(std::string_view name) const {
  const auto& params = rule_.info->params;
  const auto found =
      std::find_if(params.begin(), params.end(), [&](const diag::Param& p) { return p.name == name; });
  assert(found != params.end());
  return param_value(*found).number;
}

void RuleEvaluation::report(std::string_view variant, FindingArgs details) {
  const auto has_name = [&](const Variant& v) { return v.name == variant; };
  assert(std::any_of(rule_.variants.begin(), rule_.variants.end(), has_name));
  for (const Variant& one : rule_.variants) {
    if (has_name(one) && all_hold(one.when, *this) == Tristate::yes)
      return make_finding(one, std::move(details));
  }
}

void RuleEvaluation::make_finding(const Variant& variant, FindingArgs details) {
  if (auto finding = FindingMaker(*this, variant).make(std::move(details)))
    findings_.push_back(std::move(*finding));
}

Anchor RuleEvaluation::anchor_of(const Value& value, std::string_view flag) const {
  const xml::Document& holder = *value.document;
  const xml::Attribute& attribute = holder.attribute(value.attribute);
  Anchor spot{
      flag.empty() ? xml::value_of(holder, attribute) : xml::word_of(holder, attribute, flag), {}, {}};
  bool is_secret = value.fact->encrypted;
  for (const config::HierarchyFile& level : context_.hierarchy().levels()) {
    if (level.document != value.document) continue;
    spot.config_path = schema::key_path(holder, *level.binding, value.element, value.fact->name);
    is_secret = is_secret || xml::touches(level.binding->secrets, attribute.value_begin, attribute.value_end);
  }
  if (!is_secret) spot.actual = flag.empty() ? value.text : std::string(flag);
  return spot;
}

Anchor RuleEvaluation::anchor_of_element(xml::NodeId element) const {
  return {xml::name_of(document(), element), schema::key_path(document(), binding(), element), std::nullopt};
}

Anchor RuleEvaluation::anchor_of_attribute(xml::NodeId element, std::string_view attribute) const {
  const xml::AttributeId id = document().find_attribute(element, attribute);
  if (id == xml::kNone) return anchor_of_element(element);
  Anchor spot{xml::value_of(document(), document().attribute(id)),
              schema::key_path(document(), binding(), element, attribute), std::nullopt};
  const schema::AttributeFact* fact = binding().fact(id);
  std::string buffer;
  const xml::Attribute& written = document().attribute(id);
  const bool is_secret = (fact != nullptr && fact->encrypted) ||
                         xml::touches(binding().secrets, written.value_begin, written.value_end);
  if (!is_secret) spot.actual = document().value(written, buffer);
  return spot;
}

source::Span RuleEvaluation::span_of(xml::NodeId element, std::string_view attribute) const {
  const xml::AttributeId id = document().find_attribute(element, attribute);
  if (id == xml::kNone) return xml::name_of(document(), element);
  return xml::value_of(document(), document().attribute(id));
}

}  // namespace iislint::rules
