#include "rules/checks/ftp/client_certificates/ftp_clientcert_settings_policy_ignore.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace iislint::rules::checks {
namespace {

using config::Origin;
using config::Value;

constexpr std::int64_t kIgnore = 0;  // clientCertificatePolicy CertIgnore

/// A setting that has no effect without certificates, written at the level of the policy or nearer.
bool stands_with_policy(const Value& setting, const Value& policy) {
  if (!config::differs_from_default(setting)) return false;
  return policy.origin != Origin::written || setting.origin == Origin::written;
}

/// Whether some site of the file asks for certificates, or may do so.
struct SomeSiteAsks {
  bool is_so = false;
};

SomeSiteAsks some_site_asks(const FileView& file) {
  const config::ValueColumn policy = file.columns().values(FtpClientcertSettingsPolicyIgnore::kPolicySlot);
  for (std::size_t site = 0; site < policy.origins.size(); ++site) {
    const bool is_known = policy.origins[site] != Origin::unknown && policy.origins[site] != Origin::refused;
    if (!is_known || policy.numbers[site] != kIgnore) return {true};
  }
  return {};
}

}  // namespace

void check(const FtpClientcertSettingsPolicyIgnore& rule,
           Reporter<FtpClientcertSettingsPolicyIgnore>& reporter) {
  const FileView& file = rule.file();
  const Value& policy = rule.policy();
  FtpClientcertSettingsPolicyIgnore::Finding finding;
  for (const Origin origin :
       {Origin::written, Origin::inherited}) {  // what the site writes itself goes first
    for (const Value* one : {&rule.flags(), &rule.freshness(), &rule.timeout()}) {
      const Value& setting = *one;
      if (setting.origin != origin || !stands_with_policy(setting, policy)) continue;
      // siteDefaults may carry settings for the sites that raise the policy.
      if (origin == Origin::inherited && file.shared<SomeSiteAsks>(some_site_asks).is_so) continue;
      if (finding.at) {
        finding.related.push_back({"this also has no effect", anchor_of(file, setting).span});
        continue;
      }
      finding.at = anchor_of(file, setting);
      finding.args = {.setting = std::string(setting.fact->name)};
      if (origin == Origin::inherited)
        finding.related.push_back({"this site inherits it", span_of(file, rule.site().element(), "name")});
    }
  }
  if (finding.at) reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
