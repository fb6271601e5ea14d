#include "rules/evaluation/view/rule_values.h"

#include <algorithm>

#include "schema/catalog/fact_path.h"

namespace iislint::rules {

using config::Tristate;
using config::Value;

void RuleValues::forget() {
  values_.assign(rule_.values.size(), nullptr);
  entries_.assign(rule_.paths.size(), std::nullopt);
}

bool RuleValues::are_known() const {
  for (std::size_t i = 0; i < rule_.values.size(); ++i) {
    const bool is_of_some_site = rule_.values[i].path.start == Start::site && subject_.site() == nullptr;
    if (!is_of_some_site && !value_at(i).is_known()) return false;
  }
  return true;
}

const Value& RuleValues::value_at(std::size_t index) const {
  if (values_[index] != nullptr) return *values_[index];
  const ValueRef& ref = rule_.values[index];
  if (ref.path.start == Start::site) {
    values_[index] = &subject_.site()->value(ref.path.number);
  } else if (ref.path.start == Start::section) {
    values_[index] = &section_value(index);
  } else {
    own_values_.resize(rule_.values.size());
    own_values_[index] = subject_.value(ref, fact_of(index));
    values_[index] = &own_values_[index];
  }
  return *values_[index];
}

const Value& RuleValues::section_value(std::size_t index) const {
  section_values_.resize(rule_.values.size());
  SectionValue& kept = section_values_[index];
  const ValueRef& ref = rule_.values[index];
  if (kept.section == nullptr) kept.section = &file().section(ref.path.section);
  const std::size_t group = kept.section->group_of(subject_.place());
  if (!kept.value || kept.group != group) {
    kept.value = subject_.value(ref, fact_of(index));
    kept.group = group;
  }
  return *kept.value;
}

const config::Entries& RuleValues::entries_at(std::size_t path) const {
  const PathRef& ref = rule_.paths[path];
  if (ref.start == Start::section) return subject_.section_entries(ref);
  if (ref.start == Start::site) return subject_.site()->entries(ref.number);
  if (!entries_[path]) entries_[path] = subject_.entries(ref);
  return *entries_[path];
}

Tristate RuleValues::exists_at(std::size_t path) const {
  return subject_.own_element(rule_.paths[path]).exists() ? Tristate::yes : Tristate::no;
}

std::string_view RuleValues::fact_at(std::string_view fact) const {
  const std::string site = options_.facts_of ? subject_.site_name() : std::string();
  if (site.empty()) return {};
  const diag::SiteFacts facts = options_.facts_of(site);
  const auto found = facts.find(fact);
  return found == facts.end() ? std::string_view() : found->second;
}

std::int64_t RuleValues::param_at(std::size_t index) const {
  return param_value(rule_.info->params[index]).number;
}

const diag::ParamValue& RuleValues::param_value(const diag::Param& param) const {
  if (const diag::ParamValue* chosen = diag::find_override(options_.params, param)) return *chosen;
  const auto found =
      std::find_if(param.values.begin(), param.values.end(),
                   [this](const diag::ParamValue& v) { return v.profile == options_.profile; });
  return found == param.values.end() ? param.values.front() : *found;
}

bool RuleValues::is_heard(const Variant& variant) const {
  return level_of(variant) != diag::Severity::off || !options_.wants_off_cases ||
         options_.wants_off_cases(*rule_.info);
}

/// Numbers of the rule's table are those of the file's unless native schema files have been added to it.
const schema::AttributeFact& RuleValues::fact_of(std::size_t index) const {
  facts_.resize(rule_.values.size(), nullptr);
  if (facts_[index] != nullptr) return *facts_[index];
  const ValueRef& ref = rule_.values[index];
  const schema::Catalog& facts = *file().binding().facts;
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

}  // namespace iislint::rules
