#include "rules/checks/ftp/tls/ftp_ssl_host_name_site_cert.h"

#include <utility>

#include "config/site_bindings.h"
#include "rules/checks/ftp/support/endpoints.h"
#include "rules/checks/ftp/support/server_certificates.h"

namespace iislint::rules::checks {

void check(const FtpSslHostNameSiteCert& rule, Reporter<FtpSslHostNameSiteCert>& reporter) {
  using Case = FtpSslHostNameSiteCert::Case;
  const FileView& file = rule.file();
  const ServerCertificates& certificates = server_certificates(file, FtpSslHostNameSiteCert::kHashSlot);
  if (rule.hash().origin != config::Origin::written || certificates.may_be_of_defaults()) return;
  for (const config::SiteBinding& own : ftp_bindings(rule)) {
    if (own.address->host.empty()) continue;
    const Tenant* speaker = speaker_at(ftp_endpoints(file), own.address->endpoint());
    // What the speaker presents when it has a certificate is the business of ftp-ssl-endpoint-cert-differs.
    if (speaker != nullptr && certificates.may_be_of(*speaker)) continue;
    FtpSslHostNameSiteCert::Finding finding;
    finding.related.push_back(
        {"the binding with a host name", span_of(file, own.element, "bindingInformation")});
    if (speaker != nullptr)
      finding.related.push_back(
          {"this site has no host name on the same port, and no certificate", speaker->binding});
    return reporter.report(speaker == nullptr ? Case::alone : Case::speaker_without, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
