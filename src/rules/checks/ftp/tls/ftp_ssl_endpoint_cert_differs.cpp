#include "rules/checks/ftp/tls/ftp_ssl_endpoint_cert_differs.h"

#include <set>
#include <string>
#include <utility>

#include "rules/checks/ftp/support/endpoints.h"
#include "rules/checks/ftp/support/server_certificates.h"
#include "values/thumbprint.h"

namespace iislint::rules::checks {
namespace {

std::string digits_of(const config::Value& hash) {
  return values::parse_thumbprint(hash.text).digits;
}

bool differ(const config::Value& one, const config::Value& other) {
  if (!one.is_written() || !other.is_written()) return false;
  const std::string mine = digits_of(one), theirs = digits_of(other);
  return !mine.empty() && !theirs.empty() && mine != theirs;
}

FtpSslEndpointCertDiffers::Finding difference(const FileView& file, const ServerCertificates& certificates,
                                              const Tenant& one, const Tenant& other) {
  const Tenant& later = one.site < other.site ? other : one;
  const Tenant& earlier = one.site < other.site ? one : other;
  FtpSslEndpointCertDiffers::Finding finding;
  finding.at = anchor_of(file, certificates.hash_of(later));
  finding.related.push_back(
      {"the other certificate on the same endpoint", anchor_of(file, certificates.hash_of(earlier)).span});
  finding.sites = {earlier.name, later.name};
  return finding;
}

}  // namespace

void check(const FtpSslEndpointCertDiffers& rule, Reporter<FtpSslEndpointCertDiffers>& reporter) {
  const FileView& file = rule.file();
  const ServerCertificates& certificates = server_certificates(file, FtpSslEndpointCertDiffers::kHashSlot);
  for (const auto& [address, endpoint] : ftp_endpoints(file)) {
    const Tenant* without_host = endpoint.speaker();
    const Tenant& speaker = without_host != nullptr ? *without_host : endpoint.tenants.front();
    // Where each has a host name and siteDefaults no certificate, none is found: ftp-ssl-host-name-site-cert.
    if (without_host == nullptr && !certificates.may_be_of_defaults()) continue;
    std::set<xml::NodeId> told;
    for (const Tenant& tenant : endpoint.tenants) {
      if (tenant.site == speaker.site || tenant.host == speaker.host) continue;
      if (!differ(certificates.hash_of(speaker), certificates.hash_of(tenant))) continue;
      if (!told.insert(tenant.site).second) continue;
      FtpSslEndpointCertDiffers::Finding finding = difference(file, certificates, speaker, tenant);
      finding.args = {.endpoint = address};
      reporter.report(std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
