#include "rules/checks/server/tls/hsts_preload_incomplete.h"

#include <optional>
#include <utility>

#include "rules/checks/server/support/hsts_policies.h"

namespace iislint::rules::checks {
namespace {

using Case = HstsPreloadIncomplete::Case;

/// What the preload list asks for (hstspreload.org).
constexpr std::int64_t kYear = 31536000;

std::optional<Case> missing_of(const HstsDirectives& policy) {
  if (!policy.has_preload || !policy.max_age) return std::nullopt;
  if (!policy.has_subdomains) return Case::subdomains;
  if (*policy.max_age < kYear) return Case::age;
  return std::nullopt;
}

void judge_sites(const HstsPreloadIncomplete& rule, Reporter<HstsPreloadIncomplete>& reporter) {
  using Rule = HstsPreloadIncomplete;
  const FileView& file = rule.file();
  config::SiteView view(file.config());
  for (const std::size_t site : sites_with(file, Rule::kPreloadSlot)) {
    view.load(file.config().sites()[site].element);
    const config::Value& enabled = view.value(Rule::kEnabledSlot);
    const config::Value& age = view.value(Rule::kAgeSlot);
    const config::Value& subdomains = view.value(Rule::kSubdomainsSlot);
    if (!enabled.is_known() || enabled.number == 0 || !age.is_known() || !subdomains.is_known()) continue;
    const auto which = missing_of({age.number, subdomains.number != 0, true});
    if (!which || !has_https(file, site)) continue;
    const bool is_age = *which == Case::age && age.is_written();
    Rule::Finding finding;
    finding.at = anchor_of(file, is_age ? age : view.value(Rule::kPreloadSlot));
    finding.sites = {view.name()};
    reporter.report(*which, std::move(finding));
  }
}

}  // namespace

void check(const HstsPreloadIncomplete& rule, Reporter<HstsPreloadIncomplete>& reporter) {
  judge_sites(rule, reporter);
  for (const HstsHeader& header : hsts_headers(rule.file())) {
    const auto which = missing_of(header.directives);
    if (!which) continue;
    HstsPreloadIncomplete::Finding finding;
    finding.at = anchor_of_attribute(rule.file(), header.element, "value");
    reporter.report(*which, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
