#include "rules/checks/ftp/tls/ftp_ssl_host_name_site_cert.h"

#include <utility>

#include "rules/checks/ftp/support/endpoints.h"
#include "rules/checks/ftp/support/server_certificates.h"

namespace iislint::rules::checks {

void check(const FtpSslHostNameSiteCert& rule, Reporter<FtpSslHostNameSiteCert>& reporter) {
  using Case = FtpSslHostNameSiteCert::Case;
  const FileView& file = rule.file();
  if (rule.hash().origin != config::Origin::written) return;
  for (const config::BindingRow& own : ftp_bindings(rule)) {
    if (own.host == 0) continue;
    const ServerCertificates& certificates = server_certificates(file, FtpSslHostNameSiteCert::kHashSlot);
    if (certificates.may_be_of_defaults()) return;
    const Tenant* speaker = ftp_endpoints(file).speaker_for(own);
    // What the speaker presents when it has a certificate is the business of ftp-ssl-endpoint-cert-differs.
    if (speaker != nullptr && certificates.of(speaker->site).may_exist) continue;
    FtpSslHostNameSiteCert::Finding finding;
    finding.related.push_back(
        {"the binding with a host name", span_of(file, own.element, "bindingInformation")});
    if (speaker != nullptr)
      finding.related.push_back({"this site has no host name on the same port, and no certificate",
                                 span_of(file, speaker->binding->element, "bindingInformation")});
    return reporter.report(speaker == nullptr ? Case::alone : Case::speaker_without, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
