#include "rules/checks/ftp/client_certificates/ftp_clientcert_site_weaker_than_defaults.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "rules/checks/ftp/support/value_pair.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpClientcertSiteWeakerThanDefaults::Case;
using config::Origin;

constexpr std::int64_t kIgnore = 0;  // clientCertificatePolicy CertIgnore
constexpr std::int64_t kNoRevocationCheck = 1, kNoUsageCheck = 8;

void report_weaker(const FtpClientcertSiteWeakerThanDefaults& rule,
                   Reporter<FtpClientcertSiteWeakerThanDefaults>& reporter, Case which, const ValuePair& pair,
                   std::string_view flag = {}) {
  FtpClientcertSiteWeakerThanDefaults::Finding finding;
  finding.at = anchor_of(rule.file(), pair.own, flag);
  finding.args = {.above = pair.above.text};
  if (pair.above.is_written()) {
    finding.related.push_back({"siteDefaults sets it here", anchor_of(rule.file(), pair.above).span});
  }
  reporter.report(which, std::move(finding));
}

void report_added_flags(const FtpClientcertSiteWeakerThanDefaults& rule,
                        Reporter<FtpClientcertSiteWeakerThanDefaults>& reporter) {
  const ValuePair flags(rule, rule.flags(), FtpClientcertSiteWeakerThanDefaults::kFlagsSlot);
  const ValuePair policy(rule, rule.policy(), FtpClientcertSiteWeakerThanDefaults::kPolicySlot);
  if (flags.own.origin != Origin::written || !flags.above.is_known() || !policy.above.is_known()) return;
  // siteDefaults must ask for certificates, or set flags: otherwise there is nothing that is made weaker.
  if (!flags.above.is_written() && policy.above.number == kIgnore) return;
  const std::int64_t added = flags.own.number & ~flags.above.number;
  if ((added & kNoRevocationCheck) != 0)
    report_weaker(rule, reporter, Case::revocation, flags, "NoRevocationCheck");
  if ((added & kNoUsageCheck) != 0) report_weaker(rule, reporter, Case::usage, flags, "CertNoUsageCheck");
}

}  // namespace

void check(const FtpClientcertSiteWeakerThanDefaults& rule,
           Reporter<FtpClientcertSiteWeakerThanDefaults>& reporter) {
  const ValuePair policy(rule, rule.policy(), FtpClientcertSiteWeakerThanDefaults::kPolicySlot);
  if (policy.both_written() && policy.own.number < policy.above.number)
    report_weaker(rule, reporter, Case::policy, policy);
  if (policy.own.number == kIgnore) return;  // nothing else matters without certificates
  report_added_flags(rule, reporter);
  const ValuePair freshness(rule, rule.freshness(), FtpClientcertSiteWeakerThanDefaults::kFreshnessSlot);
  if ((rule.flags().number & kNoRevocationCheck) == 0 && freshness.both_written() &&
      freshness.above.number > 0 && freshness.own.number > freshness.above.number)
    report_weaker(rule, reporter, Case::freshness, freshness);
  const ValuePair mapping(rule, rule.mapping(), FtpClientcertSiteWeakerThanDefaults::kMappingSlot);
  if (mapping.both_written() && mapping.own.number < mapping.above.number)
    report_weaker(rule, reporter, Case::mapping, mapping);
}

}  // namespace iislint::rules::checks
