#include "rules/checks/ftp/client_certificates/ftp_clientcert_defaults_no_ftp_site.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kClientCertificates = "ftpServer/security/sslClientCertificates";

}  // namespace

void check(const FtpClientcertDefaultsNoFtpSite& rule, Reporter<FtpClientcertDefaultsNoFtpSite>& reporter) {
  const FileView& file = rule.file();
  const xml::NodeId certificates = file.config().defaults_element(site_node(kClientCertificates));
  if (certificates == xml::kNone || file.document().node(certificates).attribute_count == 0) return;
  const auto& sites = file.config().sites();
  const bool none_is_ftp = std::none_of(sites.begin(), sites.end(), [&](const auto& site) {
    return site.is_ftp || file.config().bindings_may_be_lost(site.element);
  });
  if (!none_is_ftp) return;
  FtpClientcertDefaultsNoFtpSite::Finding finding;
  finding.at = anchor_of_element(file, certificates);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
