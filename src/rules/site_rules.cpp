#include "rules/site_rules.h"

#include <algorithm>

#include "schema/key_path.h"
#include "xml/anchor.h"

namespace iislint::rules {
namespace {

using config::Origin;
using config::SiteView;
using config::Value;
using diag::Diagnostic;

/// One rule on one site.
class SiteRuleRun {
 public:
  SiteRuleRun(const config::EffectiveConfig& config, const SiteView& site, const SiteRule& rule)
      : config_(config), document_(config.document()), site_(site), rule_(rule) {}

  /// The variant that holds, or nullptr. Silent as soon as a value it needs is unknown.
  const Variant* judge() {
    for (const ValueRef& ref : rule_.values) {
      values_.push_back(site_.value(ref.slot));
      if (!values_.back().is_known()) return nullptr;
    }
    if (!all_hold(rule_.when)) return nullptr;
    for (const Variant& variant : rule_.variants) {
      if (all_hold(variant.when)) return &variant;
    }
    return nullptr;
  }

  Diagnostic finding(const Variant& variant) const {
    const Place& place = primary(variant);
    const Value& value = values_[place.value];
    Diagnostic finding(rule_infos()[rule_.info].id, span_of(place), filled(variant.message));
    finding.severity = variant.severity;
    finding.sites.push_back(site_.name());
    finding.help = variant.help;
    if (!variant.expected.empty()) finding.expected = filled(variant.expected);
    const xml::NodeId holder = value.is_written() ? value.element : site_.nearest_element(slot_of(place));
    finding.config_path = schema::key_path(document_, config_.binding(), holder, value.fact->name);
    if (!value.fact->encrypted) finding.actual = place.flag.empty() ? value.text : std::string(place.flag);
    add_related(variant, place, finding);
    return finding;
  }

 private:
  bool all_hold(std::span<const Test> tests) const {
    return std::all_of(tests.begin(), tests.end(),
                       [this](const Test& test) { return holds(test) != test.negated; });
  }

  bool holds(const Test& test) const {
    if (test.kind == TestKind::any_entry) return site_.any_entry(test.value, test.attribute, test.mask);
    const Value& value = values_[test.value];
    const auto number = static_cast<std::uint64_t>(value.number);
    switch (test.kind) {
      case TestKind::number_in:
        return number < 64 && ((test.mask >> number) & 1u) != 0;
      case TestKind::has_flag:
        return (number & test.mask) != 0;
      case TestKind::empty:
        return value.text.empty();
      case TestKind::any_entry:
        break;
    }
    return false;
  }

  std::uint16_t slot_of(const Place& place) const { return rule_.values[place.value].slot; }

  const Place& primary(const Variant& variant) const {
    const auto written = std::find_if(variant.at.begin(), variant.at.end(), [this](const Place& place) {
      return values_[place.value].is_written();
    });
    return written == variant.at.end() ? variant.at.front() : *written;
  }

  source::Span span_of(const Place& place) const {
    const Value& value = values_[place.value];
    if (!value.is_written()) return xml::name_of(document_, site_.nearest_element(slot_of(place)));
    const xml::Attribute& attribute = document_.attribute(value.attribute);
    if (!place.flag.empty()) return xml::word_of(document_, attribute, place.flag);
    return xml::value_of(document_, attribute);
  }

  void add_related(const Variant& variant, const Place& primary_place, Diagnostic& finding) const {
    for (const Place& place : variant.related) {
      if (place.value == primary_place.value) continue;
      finding.related.push_back({related_message(place), span_of(place)});
    }
    if (values_[primary_place.value].origin == Origin::inherited) {
      finding.related.push_back({"this site inherits it", site_name_span()});
    }
  }

  std::string related_message(const Place& place) const {
    const Value& value = values_[place.value];
    if (value.is_written()) return filled(place.message);
    const std::string name(value.fact->name);
    const std::string holder(document_.name(site_.nearest_element(slot_of(place))));
    std::string message = name + " is not set under <" + holder + ">";
    if (!value.text.empty()) message += "; IIS uses " + value.text;
    return message;
  }

  source::Span site_name_span() const {
    const xml::AttributeId name = document_.find_attribute(site_.element(), "name");
    if (name == xml::kNone) return xml::name_of(document_, site_.element());
    return xml::value_of(document_, document_.attribute(name));
  }

  /// "{policy}" -> its effective value.
  std::string filled(std::string_view text) const {
    std::string result;
    while (!text.empty()) {
      const std::size_t open = text.find('{');
      const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
      if (open == std::string_view::npos || close == std::string_view::npos) break;
      result += text.substr(0, open);
      const std::string_view name = text.substr(open + 1, close - open - 1);
      for (std::size_t i = 0; i < rule_.values.size(); ++i) {
        if (rule_.values[i].name == name && !values_[i].fact->encrypted) result += values_[i].text;
      }
      text.remove_prefix(close + 1);
    }
    return result + std::string(text);
  }

  const config::EffectiveConfig& config_;
  const xml::Document& document_;
  const SiteView& site_;
  const SiteRule& rule_;
  std::vector<Value> values_;
};

}  // namespace

std::vector<Diagnostic> run_site_rules(const config::EffectiveConfig& config,
                                       const std::function<bool(const diag::RuleInfo&)>& enabled) {
  std::vector<const SiteRule*> rules;
  for (const SiteRule& rule : site_rules()) {
    if (enabled(rule_infos()[rule.info])) rules.push_back(&rule);
  }
  std::vector<Diagnostic> findings;
  SiteView view(config);
  for (const config::EffectiveConfig::Site& site : config.sites()) {
    if (!site.is_ftp) continue;
    view.load(site.element);
    for (const SiteRule* rule : rules) {
      SiteRuleRun run(config, view, *rule);
      if (const Variant* variant = run.judge(); variant != nullptr) findings.push_back(run.finding(*variant));
    }
  }
  return findings;
}

}  // namespace iislint::rules
