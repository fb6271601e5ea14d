// Client certificate settings that no FTP site reads.
#include <algorithm>

#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"

namespace iislint::rules::code {
namespace {

constexpr std::string_view kSecurity = "ftpServer/security";
constexpr std::string_view kClientCertificates = "ftpServer/security/sslClientCertificates";

std::size_t node_of(std::string_view path) {
  const auto nodes = schema::catalog().item("site")->item_nodes;
  const auto found = std::find_if(nodes.begin(), nodes.end(),
                                  [&](const schema::SlotNode& node) { return node.path == path; });
  return static_cast<std::size_t>(found - nodes.begin());
}

bool holds_something(const xml::Document& document, xml::NodeId element) {
  bool any = document.node(element).attribute_count > 0;
  xml::for_each_child_element(document, element, [&](xml::NodeId) { any = true; });
  return any;
}

}  // namespace

void security_without_ftp(RuleEvaluation& run) {
  if (run.config().bindings_may_be_lost(run.site().element())) return;
  FindingArgs details;
  details.related.push_back(
      {"none of the bindings of this site is for FTP", run.span_of(run.site().element(), "name")});
  const xml::NodeId certificates = run.site().own_element(node_of(kClientCertificates));
  const xml::NodeId security = run.site().own_element(node_of(kSecurity));
  if (certificates != xml::kNone) {
    details.at = run.anchor_of_element(certificates);
    return run.report("client-certificates", std::move(details));
  }
  if (security == xml::kNone || !holds_something(run.document(), security)) return;
  details.at = run.anchor_of_element(security);
  run.report("security", std::move(details));
}

void defaults_without_ftp_site(RuleEvaluation& run) {
  const xml::NodeId certificates = run.config().defaults_element(node_of(kClientCertificates));
  if (certificates == xml::kNone || run.document().node(certificates).attribute_count == 0) return;
  const auto& sites = run.config().sites();
  const bool none_is_ftp = std::none_of(sites.begin(), sites.end(), [&](const auto& site) {
    return site.is_ftp || run.config().bindings_may_be_lost(site.element);
  });
  if (!none_is_ftp) return;
  FindingArgs details;
  details.at = run.anchor_of_element(certificates);
  run.report("", std::move(details));
}

}  // namespace iislint::rules::code
