#include "rules/checks/server/tls/hsts_max_age_short.h"

#include <optional>
#include <string>
#include <utility>

#include "rules/checks/server/support/hsts_policies.h"

namespace iislint::rules::checks {
namespace {

using Case = HstsMaxAgeShort::Case;

/// One word for all sites that have the value from the same place.
void judge_sites(const HstsMaxAgeShort& rule, Reporter<HstsMaxAgeShort>& reporter) {
  const FileView& file = rule.file();
  config::SiteView view(file.config());
  for (const std::size_t site : sites_with(file, HstsMaxAgeShort::kEnabledSlot)) {
    if (!has_https(file, site)) continue;
    view.load(file.config().sites()[site].element);
    const config::Value& age = view.value(HstsMaxAgeShort::kAgeSlot);
    if (!age.is_known() || age.number >= rule.shortest()) continue;
    const config::Value& enabled = view.value(HstsMaxAgeShort::kEnabledSlot);
    HstsMaxAgeShort::Finding finding;
    finding.at = age.is_written() ? anchor_of(file, age) : anchor_of_element(file, enabled.element);
    finding.args = {.age = std::to_string(age.number)};
    finding.sites = {view.name()};
    reporter.report(age.number == 0 ? Case::nothing : Case::short_, std::move(finding));
  }
}

std::optional<Case> case_of(const HstsDirectives& directives, std::int64_t shortest) {
  if (!directives.max_age) return Case::missing;
  if (*directives.max_age == 0) return Case::withdrawn;
  if (*directives.max_age < shortest) return Case::short_;
  return std::nullopt;
}

}  // namespace

void check(const HstsMaxAgeShort& rule, Reporter<HstsMaxAgeShort>& reporter) {
  judge_sites(rule, reporter);
  for (const HstsHeader& header : hsts_headers(rule.file())) {
    const auto which = case_of(header.directives, rule.shortest());
    if (!which) continue;
    HstsMaxAgeShort::Finding finding;
    finding.at = anchor_of_attribute(rule.file(), header.element, "value");
    finding.args = {.age = std::to_string(header.directives.max_age.value_or(0))};
    reporter.report(*which, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
