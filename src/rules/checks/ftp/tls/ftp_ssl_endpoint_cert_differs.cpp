#include "rules/checks/ftp/tls/ftp_ssl_endpoint_cert_differs.h"

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <utility>

#include "rules/checks/ftp/support/endpoints.h"
#include "rules/checks/ftp/support/server_certificates.h"
#include "rules/checks/ftp/support/site_values.h"

namespace iislint::rules::checks {
namespace {

using Rule = FtpSslEndpointCertDiffers;

bool differ(const SiteCertificate& one, const SiteCertificate& other) {
  return one.is_written && other.is_written && one.digits != 0 && other.digits != 0 &&
         one.digits != other.digits;
}

Rule::Finding difference(const FileView& file, std::uint32_t one, std::uint32_t other) {
  const auto [earlier, later] = std::minmax(one, other);
  Rule::Finding finding;
  finding.at = anchor_of(file, value_of_site(file, later, Rule::kHashSlot));
  finding.related.push_back({"the other certificate on the same endpoint",
                             anchor_of(file, value_of_site(file, earlier, Rule::kHashSlot)).span});
  finding.sites = {name_of_site(file, earlier), name_of_site(file, later)};
  return finding;
}

}  // namespace

void check(const Rule& rule, Reporter<Rule>& reporter) {
  const FileView& file = rule.file();
  const auto& endpoints = ftp_endpoints(file).shared();
  if (endpoints.empty()) return;
  const ServerCertificates& certificates = server_certificates(file, Rule::kHashSlot);
  for (const Endpoint& endpoint : endpoints) {
    const Tenant& speaker = endpoint.speaker != nullptr ? *endpoint.speaker : endpoint.tenants.front();
    // Where each has a host name and siteDefaults no certificate, none is found: ftp-ssl-host-name-site-cert.
    if (endpoint.speaker == nullptr && !certificates.may_be_of_defaults()) continue;
    std::unordered_set<std::uint32_t> told;
    for (const Tenant& tenant : endpoint.tenants) {
      if (tenant.site == speaker.site || tenant.binding->host == speaker.binding->host) continue;
      if (!differ(certificates.of(speaker.site), certificates.of(tenant.site))) continue;
      if (!told.insert(tenant.site).second) continue;
      Rule::Finding finding = difference(file, speaker.site, tenant.site);
      finding.args = {.endpoint = endpoint.address};
      reporter.report(std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
