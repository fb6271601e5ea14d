// Server certificates of FTP sites that share an address and port, or have a host name.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "config/site_bindings.h"
#include "rules/code/ftp_endpoints.h"
#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"
#include "values/thumbprint.h"

namespace iislint::rules::code {
namespace {

using config::Value;

/// The rules of this file name the hash first.
const Value& hash_of(const Tenant& tenant) {
  return tenant.settings.front();
}

bool may_have_certificate(const Tenant& tenant) {
  return !hash_of(tenant).is_known() || !hash_of(tenant).text.empty();
}

/// Who speaks for an endpoint: the site without a host name there, else the one on all addresses.
const Tenant* speaker_at(const Endpoints& endpoints, const std::string& endpoint) {
  const auto found = endpoints.find(endpoint);
  const Tenant* speaker = found == endpoints.end() ? nullptr : found->second.speaker();
  const std::string everywhere = "*" + endpoint.substr(endpoint.rfind(':'));
  if (speaker != nullptr || everywhere == endpoint) return speaker;
  return speaker_at(endpoints, everywhere);
}

/// The bindings of the site that FTP listens on.
std::vector<config::SiteBinding> ftp_bindings(const RuleEvaluation& run) {
  auto bindings = config::site_bindings({&run.document(), &run.binding(), run.site().element()});
  std::erase_if(bindings, [](const config::SiteBinding& binding) {
    return binding.protocol != "ftp" || !binding.address;
  });
  return bindings;
}

/// Whether another site lends its certificate to each binding of the site.
bool borrows_certificate(const RuleEvaluation& run, const Endpoints& endpoints) {
  const auto bindings = ftp_bindings(run);
  const auto borrows = [&](const config::SiteBinding& binding) {
    if (binding.address->host.empty()) return false;
    const Tenant* speaker = speaker_at(endpoints, binding.address->endpoint());
    return speaker != nullptr && speaker->site != run.site().element() && may_have_certificate(*speaker);
  };
  return !bindings.empty() && std::all_of(bindings.begin(), bindings.end(), borrows);
}

std::string digits_of(const Tenant& tenant) {
  return values::parse_thumbprint(hash_of(tenant).text).digits;
}

bool differ(const Tenant& one, const Tenant& other) {
  if (!hash_of(one).is_written() || !hash_of(other).is_written()) return false;
  const std::string mine = digits_of(one), theirs = digits_of(other);
  return !mine.empty() && !theirs.empty() && mine != theirs;
}

/// A certificate in siteDefaults is found before any site is known.
bool defaults_may_have_certificate(const RuleEvaluation& run) {
  const Value above = config::SiteView(run.config()).value_above(run.slot("hash"));
  return !above.is_known() || !above.text.empty();
}

void report_difference(RuleEvaluation& run, const std::string& endpoint, const Tenant& one,
                       const Tenant& other) {
  const Tenant& later = one.site < other.site ? other : one;
  const Tenant& earlier = one.site < other.site ? one : other;
  FindingArgs details;
  details.at = run.anchor_of(hash_of(later));
  details.related.push_back(
      {"the other certificate on the same endpoint", run.anchor_of(hash_of(earlier)).span});
  details.holes = {{"endpoint", endpoint}};
  details.sites = {earlier.name, later.name};
  run.report("", std::move(details));
}

}  // namespace

// On a site without a certificate. Where all its bindings have host names, it may use that of the site that
// speaks for the endpoint.
void without_certificate(RuleEvaluation& run) {
  const auto& endpoints = run.once<Endpoints>([&] { return ftp_endpoints(run); });
  if (!borrows_certificate(run, endpoints)) run.report("");
}

void host_name_site_certificate(RuleEvaluation& run) {
  if (run.value("hash").origin != config::Origin::written || defaults_may_have_certificate(run)) return;
  const auto& endpoints = run.once<Endpoints>([&] { return ftp_endpoints(run); });
  for (const config::SiteBinding& own : ftp_bindings(run)) {
    if (own.address->host.empty()) continue;
    const Tenant* speaker = speaker_at(endpoints, own.address->endpoint());
    // What the speaker presents when it has a certificate is endpoint_certificates' business.
    if (speaker != nullptr && may_have_certificate(*speaker)) continue;
    FindingArgs details;
    details.related.push_back(
        {"the binding with a host name", run.span_of(own.element, "bindingInformation")});
    if (speaker != nullptr)
      details.related.push_back(
          {"this site has no host name on the same port, and no certificate", speaker->binding});
    return run.report(speaker == nullptr ? "alone" : "speaker-without", std::move(details));
  }
}

void endpoint_certificates(RuleEvaluation& run) {
  for (const auto& [address, endpoint] : ftp_endpoints(run)) {
    const Tenant* without_host = endpoint.speaker();
    const Tenant& speaker = without_host != nullptr ? *without_host : endpoint.tenants.front();
    // Where each has a host name and siteDefaults no certificate, none is found: host_name_site_certificate.
    if (without_host == nullptr && !defaults_may_have_certificate(run)) continue;
    std::set<xml::NodeId> told;
    for (const Tenant& tenant : endpoint.tenants) {
      if (tenant.site == speaker.site || tenant.host == speaker.host || !differ(speaker, tenant)) continue;
      if (told.insert(tenant.site).second) report_difference(run, address, speaker, tenant);
    }
  }
}

}  // namespace iislint::rules::code
