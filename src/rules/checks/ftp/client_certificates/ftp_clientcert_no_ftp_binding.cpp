#include "rules/checks/ftp/client_certificates/ftp_clientcert_no_ftp_binding.h"

#include <string_view>
#include <utility>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpClientcertNoFtpBinding::Case;

constexpr std::string_view kSecurity = "ftpServer/security";
constexpr std::string_view kClientCertificates = "ftpServer/security/sslClientCertificates";

bool holds_something(const xml::Document& document, xml::NodeId element) {
  bool any = document.node(element).attribute_count > 0;
  xml::for_each_child_element(document, element, [&](xml::NodeId) { any = true; });
  return any;
}

}  // namespace

void check(const FtpClientcertNoFtpBinding& rule, Reporter<FtpClientcertNoFtpBinding>& reporter) {
  const FileView& file = rule.file();
  if (file.config().bindings_may_be_lost(rule.site().element())) return;
  FtpClientcertNoFtpBinding::Finding finding;
  finding.related.push_back(
      {"none of the bindings of this site is for FTP", span_of(file, rule.site().element(), "name")});
  const xml::NodeId certificates = rule.site().own_element(site_node(kClientCertificates));
  const xml::NodeId security = rule.site().own_element(site_node(kSecurity));
  if (certificates != xml::kNone) {
    finding.at = anchor_of_element(file, certificates);
    return reporter.report(Case::client_certificates, std::move(finding));
  }
  if (security == xml::kNone || !holds_something(file.document(), security)) return;
  finding.at = anchor_of_element(file, security);
  reporter.report(Case::security, std::move(finding));
}

}  // namespace iislint::rules::checks
