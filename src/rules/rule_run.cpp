#include "rules/rule_run.h"

#include <algorithm>
#include <cassert>

#include "base/text.h"
#include "schema/key_path.h"
#include "schema/value.h"
#include "xml/anchor.h"

namespace iislint::rules {

using config::Origin;
using config::Truth;
using config::Value;
using diag::Diagnostic;

RuleRun::RuleRun(const config::EffectiveConfig& config, const Rule& rule, std::string_view profile,
                 const diag::ParamOverrides* params, std::vector<Diagnostic>& findings)
    : config_(config),
      rule_(rule),
      info_(rule_infos()[rule.info]),
      profile_(profile),
      params_(params),
      findings_(findings) {}

void RuleRun::run_on(const config::SiteView& site) {
  site_ = &site;
  // Silent as soon as a value it needs is unknown.
  if (!read_values() || !all_hold(rule_.when)) return;
  if (rule_.code != nullptr) return rule_.code(*this);
  for (const Variant& variant : rule_.variants) {
    if (all_hold(variant.when)) return make_finding(variant, {});
  }
}

void RuleRun::run_on_file() {
  rule_.code(*this);
}

bool RuleRun::read_values() {
  values_.clear();
  for (const ValueRef& ref : rule_.values) {
    values_.push_back(&site_->value(ref.slot));
    if (!values_.back()->is_known()) return false;
  }
  return true;
}

Truth RuleRun::all_of(std::span<const Test> tests) const {
  Truth truth = Truth::yes;
  for (const Test& test : tests) {
    truth = std::min(truth, truth_of(test));
    if (truth == Truth::no) break;
  }
  return truth;
}

Truth RuleRun::any_of(std::span<const Test> tests) const {
  Truth truth = Truth::no;
  for (const Test& test : tests) {
    truth = std::max(truth, truth_of(test));
    if (truth == Truth::yes) break;
  }
  return truth;
}

Truth RuleRun::truth_of(const Test& test) const {
  const Truth truth = plain_truth_of(test);
  return test.negated ? !truth : truth;
}

Truth RuleRun::plain_truth_of(const Test& test) const {
  switch (test.kind) {
    case TestKind::any_of:
      return any_of({test.tests, test.test_count});
    case TestKind::all_of:
      return all_of({test.tests, test.test_count});
    case TestKind::any_entry:
      return site_->any_entry(test.value, test.attribute, test.mask);
    default:
      return fits(test, *values_[test.value]) ? Truth::yes : Truth::no;
  }
}

bool RuleRun::fits(const Test& test, const Value& value) const {
  const auto number = static_cast<std::uint64_t>(value.number);
  switch (test.kind) {
    case TestKind::number_in:
      return number < 64 && ((test.mask >> number) & 1u) != 0;
    case TestKind::has_flag:
      return (number & test.mask) != 0;
    case TestKind::empty:
      return value.text.empty();
    case TestKind::more_than:
      return value.number > limit_of(test);
    case TestKind::less_than:
      return value.number < limit_of(test);
    case TestKind::not_default:
      return config::differs_from_default(value);
    default:
      return false;
  }
}

std::int64_t RuleRun::limit_of(const Test& test) const {
  return test.param == kNoParam ? test.limit : param_value(info_.params[test.param]).number;
}

std::size_t RuleRun::index_of(std::string_view name) const {
  const auto found = std::find_if(rule_.values.begin(), rule_.values.end(),
                                  [&](const ValueRef& ref) { return ref.name == name; });
  assert(found != rule_.values.end());
  return static_cast<std::size_t>(found - rule_.values.begin());
}

const diag::ParamValue& RuleRun::param_value(const diag::Param& param) const {
  if (const diag::ParamValue* chosen = diag::find_override(params_, param)) return *chosen;
  const auto found = std::find_if(param.values.begin(), param.values.end(),
                                  [this](const diag::ParamValue& v) { return v.profile == profile_; });
  return found == param.values.end() ? param.values.front() : *found;
}

std::int64_t RuleRun::param(std::string_view name) const {
  const auto found = std::find_if(info_.params.begin(), info_.params.end(),
                                  [&](const diag::Param& p) { return p.name == name; });
  assert(found != info_.params.end());
  return param_value(*found).number;
}

void RuleRun::report(std::string_view variant, Details details) {
  const auto found = std::find_if(rule_.variants.begin(), rule_.variants.end(),
                                  [&](const Variant& v) { return v.name == variant; });
  assert(found != rule_.variants.end());
  make_finding(*found, std::move(details));
}

void RuleRun::make_finding(const Variant& variant, Details details) {
  const Place* place = details.at ? nullptr : &primary(variant);
  const Spot spot = place == nullptr ? *details.at : spot_of(*place);
  Diagnostic finding(info_.id, spot.span, filled(variant.message, &details));
  const diag::Severity own = diag::level_in(profile_, info_.severity, info_.profiles);
  finding.severity = diag::level_in(profile_, variant.severity.value_or(own), variant.profiles);
  if (site_ != nullptr) finding.sites.push_back(site_->name());
  if (!details.sites.empty()) finding.sites = details.sites;
  finding.help = variant.help;
  if (!variant.expected.empty()) finding.expected = filled(variant.expected, &details);
  finding.config_path = spot.config_path;
  finding.actual = spot.actual;
  add_related(variant, place, finding);
  finding.related.insert(finding.related.end(), std::make_move_iterator(details.related.begin()),
                         std::make_move_iterator(details.related.end()));
  add_fixes(variant, finding);
  finding.fixes.insert(finding.fixes.end(), std::make_move_iterator(details.fixes.begin()),
                       std::make_move_iterator(details.fixes.end()));
  findings_.push_back(std::move(finding));
}

const Place& RuleRun::primary(const Variant& variant) const {
  const auto written = std::find_if(variant.at.begin(), variant.at.end(), [this](const Place& place) {
    return values_[place.value]->is_written();
  });
  return written == variant.at.end() ? variant.at.front() : *written;
}

Spot RuleRun::spot_of(const Place& place) const {
  const Value& value = *values_[place.value];
  if (value.is_written()) return spot_of(value, place.flag);
  const std::uint16_t slot = rule_.values[place.value].slot;
  Spot spot{xml::name_of(document(), site_->nearest_element(slot)),
            schema::key_path(document(), config_.binding(), site_->element()) + "/" +
                std::string(config::path_of(slot)),
            std::nullopt};
  if (!value.fact->encrypted) spot.actual = value.text;
  return spot;
}

Spot RuleRun::spot_of(const Value& value, std::string_view flag) const {
  const xml::Attribute& attribute = document().attribute(value.attribute);
  Spot spot{flag.empty() ? xml::value_of(document(), attribute) : xml::word_of(document(), attribute, flag),
            schema::key_path(document(), config_.binding(), value.element, value.fact->name), std::nullopt};
  if (!value.fact->encrypted) spot.actual = flag.empty() ? value.text : std::string(flag);
  return spot;
}

Spot RuleRun::spot_of_element(xml::NodeId element) const {
  return {xml::name_of(document(), element), schema::key_path(document(), config_.binding(), element),
          std::nullopt};
}

source::Span RuleRun::span_of(xml::NodeId element, std::string_view attribute) const {
  const xml::AttributeId id = document().find_attribute(element, attribute);
  if (id == xml::kNone) return xml::name_of(document(), element);
  return xml::value_of(document(), document().attribute(id));
}

void RuleRun::add_related(const Variant& variant, const Place* primary_place, Diagnostic& finding) const {
  for (const Place& place : variant.related) {
    if (primary_place != nullptr && place.value == primary_place->value) continue;
    finding.related.push_back({related_message(place), spot_of(place).span});
  }
  if (primary_place != nullptr && values_[primary_place->value]->origin == Origin::inherited) {
    finding.related.push_back({"this site inherits it", span_of(site_->element(), "name")});
  }
}

std::string RuleRun::related_message(const Place& place) const {
  const Value& value = *values_[place.value];
  if (value.is_written()) return filled(place.message, nullptr);
  const std::uint16_t slot = rule_.values[place.value].slot;
  const std::string holder(document().name(site_->nearest_element(slot)));
  const auto path = base::split(config::path_of(slot), '/');
  std::string message(value.fact->name);
  if (path.size() > 1 && path[path.size() - 2] != holder)
    message += " of <" + std::string(path[path.size() - 2]) + ">";
  message += " is not set under <" + holder + ">";
  if (!value.text.empty()) message += "; IIS uses " + value.text;
  return message;
}

void RuleRun::add_fixes(const Variant& variant, Diagnostic& finding) const {
  for (const ValueFix& fix : variant.fixes) {
    const Value& value = *values_[fix.value];
    if (!value.is_written()) continue;
    const xml::Attribute& attribute = document().attribute(value.attribute);
    if (!attribute.quoted || !attribute.closed) continue;  // where it ends is a guess
    const source::Span span = xml::content_of(document(), attribute);
    finding.fixes.push_back({std::string(fix.title), fix.safety, {{span, std::string(fix.text)}}});
  }
}

/// "{policy}" -> its effective value.
std::string RuleRun::filled(std::string_view text, const Details* details) const {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    result += text.substr(0, open);
    result += hole(text.substr(open + 1, close - open - 1), details);
    text.remove_prefix(close + 1);
  }
  return result + std::string(text);
}

std::string RuleRun::hole(std::string_view name, const Details* details) const {
  if (details != nullptr) {
    for (const auto& [key, text] : details->holes) {
      if (key == name) return text;
    }
  }
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (rule_.values[i].name == name) return values_[i]->fact->encrypted ? "" : values_[i]->text;
  }
  for (const diag::Param& param : info_.params) {
    if (param.name == name) return std::string(param_value(param).text);
  }
  assert(false);  // compile_rules checks the names
  return {};
}

}  // namespace iislint::rules
