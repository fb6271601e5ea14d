#include "rules/checks/ftp/support/http_parity.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "config/files/hierarchy.h"
#include "rules/checks/ftp/support/endpoints.h"
#include "schema/binding/location_path.h"
#include "schema/catalog/fact_path.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

// Words of sslFlags.
constexpr std::int64_t kSsl = 8, kSslRequireCert = 64;

/// The normal path of the site's root; empty when it cannot be compared.
std::string root_folder(const config::SiteOutline& site) {
  const config::FolderOutline* folder = site.root_folder();
  return folder == nullptr ? std::string() : folder->on_disk.normal;
}

/// A site that demands something over HTTPS.
struct Demand {
  xml::NodeId site;
  config::Value flags;
};

/// The sites that demand it: by themselves, and the first of each root folder.
struct Demands {
  std::map<xml::NodeId, Demand> by_site;
  std::map<std::string, Demand> by_folder;
};

/// For both kinds of demand.
struct HttpsDemands {
  Demands tls, client_certificate;

  const Demands& of(HttpsDemand demand) const {
    return demand == HttpsDemand::tls ? tls : client_certificate;
  }
};

void add_demand(Demands& demands, const config::SiteOutline& site, const config::Value& flags) {
  demands.by_site[site.element] = {site.element, flags};
  const std::string folder = root_folder(site);
  if (!folder.empty()) demands.by_folder.try_emplace(folder, Demand{site.element, flags});
}

HttpsDemands find_demands(const FileView& file) {
  constexpr std::string_view kAccess = "system.webServer/security/access";
  HttpsDemands demands;
  if (file.hierarchy().own().index->find(kAccess) == nullptr) return demands;
  const schema::Catalog& facts = *file.binding().facts;
  const auto section = schema::cut_at_section(facts, kAccess);
  const schema::FactId fact = facts.find_attribute(facts.types[section->section_type], "sslFlags");
  for (const config::SiteOutline& site : file.outline().sites) {
    if (!site.speaks("https")) continue;
    const config::Value flags = file.section(kAccess).value(schema::normal_location(site.name), "",
                                                            "sslFlags", facts.attributes[fact]);
    const bool is_here = flags.is_known() && flags.document == &file.document();
    if (!is_here) continue;
    if ((flags.number & kSsl) != 0) add_demand(demands.tls, site, flags);
    if ((flags.number & kSslRequireCert) != 0) add_demand(demands.client_certificate, site, flags);
  }
  return demands;
}

bool is_reachable_from_outside(const SiteContext& rule) {
  const FileView& file = rule.file();
  const auto bindings = file.columns().bindings_of(file.config().number_of(rule.site().element()));
  return std::any_of(bindings.begin(), bindings.end(), [&](const config::BindingRow& binding) {
    return binding.protocol == file.columns().ftp() && !(binding.has_address() && is_loopback(file, binding));
  });
}

ParityBreach breach_of(const SiteContext& rule, const Demand& demand, HttpsDemand kind) {
  const std::string what = kind == HttpsDemand::tls ? "TLS" : "a client certificate";
  ParityBreach breach;
  breach.is_same_site = demand.site == rule.site().element();
  breach.finding.related.push_back(
      {"over HTTPS " + what + " is required here", anchor_of(rule.file(), demand.flags).span});
  if (!breach.is_same_site) {
    breach.finding.related.push_back(
        {"this site serves the same folder", span_of(rule.file(), demand.site, "name")});
  }
  return breach;
}

}  // namespace

std::optional<ParityBreach> parity_breach(const SiteContext& rule, HttpsDemand demand) {
  const Demands& demands = rule.file().shared<HttpsDemands>(find_demands).of(demand);
  if (demands.by_site.empty() || !is_reachable_from_outside(rule)) return std::nullopt;
  const xml::NodeId own = rule.site().element();
  if (const auto found = demands.by_site.find(own); found != demands.by_site.end())
    return breach_of(rule, found->second, demand);
  const config::SiteOutline* outline = rule.file().outline().site(own);
  if (outline == nullptr) return std::nullopt;
  const auto found = demands.by_folder.find(root_folder(*outline));
  if (found == demands.by_folder.end()) return std::nullopt;
  return breach_of(rule, found->second, demand);
}

}  // namespace iislint::rules::checks
