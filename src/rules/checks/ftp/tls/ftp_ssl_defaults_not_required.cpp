#include "rules/checks/ftp/tls/ftp_ssl_defaults_not_required.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "rules/checks/ftp/support/endpoints.h"
#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpSslDefaultsNotRequired::Case;
using config::Origin;
using config::Value;

constexpr std::int64_t kRequire = 1;  // SslRequire, of both policies

/// Whether clients from elsewhere come to a binding on which the policy is asked: on port 990 the control
/// channel begins with TLS whatever it says.
bool is_exposed(const FileView& file, std::size_t site, std::size_t policy) {
  const config::ServerColumns& columns = file.columns();
  const auto bindings = columns.bindings_of(site);
  return std::any_of(bindings.begin(), bindings.end(), [&](const config::BindingRow& binding) {
    if (binding.protocol != columns.ftp()) return false;
    if (!binding.has_address()) return true;
    return !is_loopback(file, binding) &&
           (policy != FtpSslDefaultsNotRequired::kControlSlot || binding.port != 990);
  });
}

/// How the FTP sites stand to a policy of siteDefaults.
struct Heirs {
  bool is_some_inheriting = false;
  bool is_some_hidden = false;  // inherits it, but no client from outside meets it
  bool is_some_overriding = false;
};

Heirs heirs_of(const FileView& file, std::size_t policy) {
  Heirs heirs;
  const config::ValueColumn values = file.columns().values(policy);
  const auto& sites = file.config().sites();
  for (std::size_t site = 0; site < sites.size() && !heirs.is_some_inheriting; ++site) {
    const bool is_ftp = sites[site].is_ftp;
    if (!is_ftp && !file.config().bindings_may_be_lost(sites[site].element)) continue;
    if (values.origins[site] == Origin::written) {
      heirs.is_some_overriding = true;
    } else if (is_ftp && !is_exposed(file, site, policy)) {
      heirs.is_some_hidden = true;
    } else {
      heirs.is_some_inheriting = true;
    }
  }
  return heirs;
}

}  // namespace

// Where a site inherits the policy, the rules about that site speak, at the same place.
void check(const FtpSslDefaultsNotRequired& rule, Reporter<FtpSslDefaultsNotRequired>& reporter) {
  const FileView& file = rule.file();
  for (const std::size_t slot :
       {FtpSslDefaultsNotRequired::kControlSlot, FtpSslDefaultsNotRequired::kDataSlot}) {
    const Value& policy = file.config().value_above(slot);
    if (!policy.is_known() || !policy.is_written() || policy.number == kRequire) continue;
    const Heirs heirs = heirs_of(file, slot);
    if (heirs.is_some_inheriting) continue;
    FtpSslDefaultsNotRequired::Finding finding;
    finding.at = anchor_of(file, policy);
    finding.args = {.attribute = std::string(policy.fact->name), .word = std::string(word_of(policy))};
    if (policy.document == &file.document()) {
      const xml::Attribute& attribute = file.document().attribute(policy.attribute);
      if (attribute.quoted && attribute.closed)
        finding.fixes.push_back({"Set " + std::string(policy.fact->name) + " to SslRequire",
                                 diag::FixSafety::unsafe,
                                 {{xml::content_of(file.document(), attribute), "SslRequire"}}});
    }
    reporter.report(!heirs.is_some_overriding || heirs.is_some_hidden ? Case::nobody_yet : Case::overridden,
                    std::move(finding));
  }
}

}  // namespace iislint::rules::checks
