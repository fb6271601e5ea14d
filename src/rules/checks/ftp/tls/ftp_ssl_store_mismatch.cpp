#include "rules/checks/ftp/tls/ftp_ssl_store_mismatch.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/checks/ftp/support/server_certificates.h"
#include "rules/checks/ftp/support/site_values.h"

namespace iislint::rules::checks {
namespace {

using Rule = FtpSslStoreMismatch;
using config::Value;

FtpSslStoreMismatch::Finding mismatch(const FileView& file, std::size_t first_site, const Value& first,
                                      std::size_t site, const Value& store) {
  const bool on_later = store.is_written();
  const Value& here = on_later ? store : first;
  const Value& there = on_later ? first : store;
  FtpSslStoreMismatch::Finding finding;
  finding.at = anchor_of(file, here);
  if (there.is_written()) finding.related.push_back({"the other store", anchor_of(file, there).span});
  finding.args = {.here = here.text, .there = there.text};
  finding.sites = {name_of_site(file, first_site), name_of_site(file, site)};
  return finding;
}

}  // namespace

// At most one finding for each certificate: the first site that differs from the first of all.
void check(const Rule& rule, Reporter<Rule>& reporter) {
  constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  const FileView& file = rule.file();
  if (file.config().table().rows_with(Rule::kStoreSlot).empty()) return;  // all have the same store
  const ServerCertificates& certificates = server_certificates(file, Rule::kHashSlot);
  std::vector<std::size_t> first_uses(certificates.most_digits() + 1, kNobody);  // by digits
  std::vector<bool> is_told(first_uses.size());
  const auto& sites = file.config().sites();
  for (std::size_t site = 0; site < sites.size(); ++site) {
    const SiteCertificate& certificate = certificates.of(site);
    if (!sites[site].is_ftp || !certificate.is_known || certificate.digits == 0) continue;
    if (is_told[certificate.digits]) continue;
    const Value store = value_of_site(file, site, Rule::kStoreSlot);
    if (!store.is_known()) continue;
    std::size_t& first_use = first_uses[certificate.digits];
    if (first_use == kNobody) first_use = site;
    const Value first = value_of_site(file, first_use, Rule::kStoreSlot);
    if (base::equals_ignoring_case(store.text, first.text)) continue;
    is_told[certificate.digits] = true;
    reporter.report(mismatch(file, first_use, first, site, store));
  }
}

}  // namespace iislint::rules::checks
