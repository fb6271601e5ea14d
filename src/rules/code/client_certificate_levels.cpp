// What a site writes of <sslClientCertificates> against what siteDefaults writes.
#include "base/text.h"
#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

using config::Origin;
using config::Value;

constexpr std::int64_t kIgnore = 0;  // clientCertificatePolicy CertIgnore
constexpr std::int64_t kNoRevocationCheck = 1, kNoUsageCheck = 8;

/// One attribute on the site and what it replaces.
struct Pair {
  const Value& own;
  Value above;

  Pair(const RuleEvaluation& run, std::string_view name)
      : own(run.value(name)), above(run.site().value_above(run.slot(name))) {}

  bool both_written() const {
    return own.origin == Origin::written && above.is_known() && above.is_written();
  }
};

void report_weaker(RuleEvaluation& run, std::string_view variant, const Pair& pair,
                   std::string_view flag = {}) {
  FindingArgs details;
  details.at = run.anchor_of(pair.own, flag);
  details.holes = {{"above", pair.above.text}};
  if (pair.above.is_written()) {
    details.related.push_back({"siteDefaults sets it here", run.anchor_of(pair.above).span});
  }
  run.report(variant, std::move(details));
}

void report_added_flags(RuleEvaluation& run) {
  const Pair flags(run, "flags"), policy(run, "policy");
  if (flags.own.origin != Origin::written || !flags.above.is_known() || !policy.above.is_known()) return;
  // siteDefaults must ask for certificates, or set flags: otherwise there is nothing that is made weaker.
  if (!flags.above.is_written() && policy.above.number == kIgnore) return;
  const std::int64_t added = flags.own.number & ~flags.above.number;
  if ((added & kNoRevocationCheck) != 0) report_weaker(run, "revocation", flags, "NoRevocationCheck");
  if ((added & kNoUsageCheck) != 0) report_weaker(run, "usage", flags, "CertNoUsageCheck");
}

/// A setting that has no effect without certificates, written at the level of the policy or nearer.
bool stands_with_policy(const Value& setting, const Value& policy) {
  if (!config::differs_from_default(setting)) return false;
  return policy.origin != Origin::written || setting.origin == Origin::written;
}

bool some_site_asks_for_certificates(const RuleEvaluation& run, std::size_t policy_slot) {
  config::SiteView view(run.config());
  for (const config::EffectiveConfig::Site& site : run.config().sites()) {
    view.load(site.element);
    const Value& policy = view.value(policy_slot);
    if (!policy.is_known() || policy.number != kIgnore) return true;
  }
  return false;
}

}  // namespace

void site_weaker_than_defaults(RuleEvaluation& run) {
  const Pair policy(run, "policy");
  if (policy.both_written() && policy.own.number < policy.above.number) report_weaker(run, "policy", policy);
  if (policy.own.number == kIgnore) return;  // nothing else matters without certificates
  report_added_flags(run);
  const Pair freshness(run, "freshness");
  if ((run.value("flags").number & kNoRevocationCheck) == 0 && freshness.both_written() &&
      freshness.above.number > 0 && freshness.own.number > freshness.above.number)
    report_weaker(run, "freshness", freshness);
  const Pair mapping(run, "mapping");
  if (mapping.both_written() && mapping.own.number < mapping.above.number)
    report_weaker(run, "mapping", mapping);
}

// An empty value on the site can only be meant to clear the inherited flags.
void flags_replace_defaults(RuleEvaluation& run) {
  const Pair flags(run, "flags");
  const std::int64_t lost = flags.above.number & ~flags.own.number;
  if (!flags.both_written() || flags.own.number == 0 || lost == 0) return;
  std::vector<std::string> names;
  for (const schema::Word& word : flags.own.fact->value->words) {
    if ((lost & word.number) != 0) names.emplace_back(word.name);
  }
  FindingArgs details;
  details.at = run.anchor_of(flags.own);
  details.related.push_back({"the flags of siteDefaults", run.anchor_of(flags.above).span});
  details.holes = {{"lost", base::join_words(names, "and")}};
  run.report("", std::move(details));
}

void settings_policy_ignore(RuleEvaluation& run) {
  const Value& policy = run.value("policy");
  const auto some_site_asks = [&] { return some_site_asks_for_certificates(run, run.slot("policy")); };
  FindingArgs details;
  for (const Origin origin :
       {Origin::written, Origin::inherited}) {  // what the site writes itself goes first
    for (const std::string_view name : {"flags", "freshness", "timeout"}) {
      const Value& setting = run.value(name);
      if (setting.origin != origin || !stands_with_policy(setting, policy)) continue;
      // siteDefaults may carry settings for the sites that raise the policy.
      if (origin == Origin::inherited && run.once<bool>(some_site_asks)) continue;
      if (details.at) {
        details.related.push_back({"without effect as well", run.anchor_of(setting).span});
        continue;
      }
      details.at = run.anchor_of(setting);
      details.holes = {{"setting", std::string(setting.fact->name)}};
      if (origin == Origin::inherited)
        details.related.push_back({"this site inherits it", run.span_of(run.site().element(), "name")});
    }
  }
  if (details.at) run.report("", std::move(details));
}

}  // namespace iislint::rules::code
