#include "rules/checks/ftp/tls/ftp_ssl_store_mismatch.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "values/thumbprint.h"

namespace iislint::rules::checks {
namespace {

using config::Value;

/// What one site says of its certificate.
struct Use {
  std::string site;
  Value store;
};

/// The uses of each certificate by FTP sites, by its digits.
std::map<std::string, std::vector<Use>> uses_by_hash(const FtpSslStoreMismatch& rule) {
  std::map<std::string, std::vector<Use>> result;
  config::SiteView view(rule.file().config());
  for (const config::EffectiveConfig::Site& site : rule.file().config().sites()) {
    if (!site.is_ftp) continue;
    view.load(site.element);
    const Value& hash = view.value(FtpSslStoreMismatch::kHashSlot);
    const Value& store = view.value(FtpSslStoreMismatch::kStoreSlot);
    if (!hash.is_known() || !store.is_known()) continue;
    const std::string digits = values::parse_thumbprint(hash.text).digits;
    if (!digits.empty()) result[digits].push_back({view.name(), store});
  }
  return result;
}

}  // namespace

// At most one finding for each certificate: the first site that differs from the first of all.
void check(const FtpSslStoreMismatch& rule, Reporter<FtpSslStoreMismatch>& reporter) {
  const FileView& file = rule.file();
  for (const auto& [digits, uses] : uses_by_hash(rule)) {
    for (const Use& use : uses) {
      const Use& first = uses.front();
      if (base::lower(use.store.text) == base::lower(first.store.text)) continue;
      const bool on_later = use.store.is_written();
      const Value& here = on_later ? use.store : first.store;
      const Value& there = on_later ? first.store : use.store;
      FtpSslStoreMismatch::Finding finding;
      finding.at = anchor_of(file, here);
      if (there.is_written()) finding.related.push_back({"the other store", anchor_of(file, there).span});
      finding.args = {.here = here.text, .there = there.text};
      finding.sites = {first.site, use.site};
      reporter.report(std::move(finding));
      break;
    }
  }
}

}  // namespace iislint::rules::checks
