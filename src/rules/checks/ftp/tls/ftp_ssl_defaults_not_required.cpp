#include "rules/checks/ftp/tls/ftp_ssl_defaults_not_required.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "config/site_bindings.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpSslDefaultsNotRequired::Case;
using config::Origin;
using config::Value;

constexpr std::int64_t kRequire = 1;  // SslRequire, of both policies

/// Whether clients from elsewhere come to a binding on which the policy is asked: on port 990 the control
/// channel begins with TLS whatever it says.
bool is_exposed(const FileView& file, xml::NodeId site, std::size_t policy) {
  const auto bindings = config::site_bindings({&file.document(), &file.binding(), site});
  return std::any_of(bindings.begin(), bindings.end(), [&](const config::SiteBinding& binding) {
    if (binding.protocol != "ftp") return false;
    if (!binding.address) return true;
    return !binding.address->is_loopback() &&
           (policy != FtpSslDefaultsNotRequired::kControlSlot || binding.address->port != 990);
  });
}

/// How the FTP sites stand to a policy of siteDefaults.
struct Heirs {
  Value policy;  // of siteDefaults; written nowhere when it has none
  std::size_t inheriting = 0;
  std::size_t hidden = 0;  // inherit it, but no client from outside meets it
  std::size_t overriding = 0;
};

Heirs heirs_of(const FileView& file, std::size_t policy) {
  Heirs heirs;
  config::SiteView view(file.config());
  heirs.policy = view.value_above(policy);
  for (const config::EffectiveConfig::Site& site : file.config().sites()) {
    view.load(site.element);
    if (!site.is_ftp && !file.config().bindings_may_be_lost(site.element)) continue;
    if (view.value(policy).origin == Origin::written) {
      ++heirs.overriding;
    } else {
      ++(site.is_ftp && !is_exposed(file, site.element, policy) ? heirs.hidden : heirs.inheriting);
    }
  }
  return heirs;
}

}  // namespace

// Where a site inherits the policy, the rules about that site speak, at the same place.
void check(const FtpSslDefaultsNotRequired& rule, Reporter<FtpSslDefaultsNotRequired>& reporter) {
  for (const std::size_t policy :
       {FtpSslDefaultsNotRequired::kControlSlot, FtpSslDefaultsNotRequired::kDataSlot}) {
    const Heirs heirs = heirs_of(rule.file(), policy);
    if (!heirs.policy.is_known() || !heirs.policy.is_written() || heirs.policy.number == kRequire) continue;
    if (heirs.inheriting != 0) continue;
    FtpSslDefaultsNotRequired::Finding finding;
    finding.at = anchor_of(rule.file(), heirs.policy);
    finding.args = {.attribute = std::string(heirs.policy.fact->name),
                    .word = std::string(word_of(heirs.policy))};
    reporter.report(heirs.overriding == 0 || heirs.hidden != 0 ? Case::nobody_yet : Case::overridden,
                    std::move(finding));
  }
}

}  // namespace iislint::rules::checks
