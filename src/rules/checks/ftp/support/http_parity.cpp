#include "rules/checks/ftp/support/http_parity.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "config/files/hierarchy.h"
#include "rules/checks/ftp/support/endpoints.h"
#include "rules/checks/support/site_texts.h"
#include "schema/binding/location_path.h"
#include "schema/catalog/fact_path.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

// Words of sslFlags.
constexpr std::int64_t kSsl = 8, kSslRequireCert = 64;

/// The normal path of the site's root; 0 when it cannot be compared.
config::TextId root_folder(const config::ServerColumns& server, std::size_t site) {
  const std::size_t folder = server.root_folder(site);
  return folder == config::kNoRow ? 0 : server.folders()[folder].on_disk;
}

/// A site that demands something over HTTPS.
struct Demand {
  xml::NodeId site;
  config::Value flags;
};

/// The sites that demand it: by themselves, and the first of each root folder.
struct Demands {
  std::unordered_map<std::size_t, Demand> by_site;
  std::unordered_map<config::TextId, Demand> by_folder;
};

/// For both kinds of demand.
struct HttpsDemands {
  Demands tls, client_certificate;

  const Demands& of(HttpsDemand demand) const {
    return demand == HttpsDemand::tls ? tls : client_certificate;
  }
};

void add_demand(Demands& demands, const config::ServerColumns& server, std::size_t site,
                const config::Value& flags) {
  const Demand demand{server.sites()[site].element, flags};
  demands.by_site.try_emplace(site, demand);
  const config::TextId folder = root_folder(server, site);
  if (folder != 0) demands.by_folder.try_emplace(folder, demand);
}

HttpsDemands find_demands(const FileView& file) {
  constexpr std::string_view kAccess = "system.webServer/security/access";
  HttpsDemands demands;
  if (file.hierarchy().own().index->find(kAccess) == nullptr) return demands;
  const schema::Catalog& facts = *file.binding().facts;
  const auto section = schema::cut_at_section(facts, kAccess);
  const schema::FactId fact = facts.find_attribute(facts.types[section->section_type], "sslFlags");
  const config::ServerColumns& server = file.columns();
  const config::SectionView& access = file.section(kAccess);
  for (std::size_t site = 0; site < server.sites().size(); ++site) {
    if (!server.speaks(site, server.https())) continue;
    const std::string place = schema::normal_location(name_of(file, server.sites()[site]));
    const config::Value flags = access.value(place, "", "sslFlags", facts.attributes[fact]);
    const bool is_here = flags.is_known() && flags.document == &file.document();
    if (!is_here) continue;
    if ((flags.number & kSsl) != 0) add_demand(demands.tls, server, site, flags);
    if ((flags.number & kSslRequireCert) != 0) add_demand(demands.client_certificate, server, site, flags);
  }
  return demands;
}

bool is_reachable_from_outside(const FileView& file, std::size_t site) {
  const auto bindings = file.columns().bindings_of(site);
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
  if (demands.by_site.empty()) return std::nullopt;
  const std::size_t own = rule.file().config().number_of(rule.site().element());
  if (!is_reachable_from_outside(rule.file(), own)) return std::nullopt;
  if (const auto found = demands.by_site.find(own); found != demands.by_site.end())
    return breach_of(rule, found->second, demand);
  const auto found = demands.by_folder.find(root_folder(rule.file().columns(), own));
  if (found == demands.by_folder.end()) return std::nullopt;
  return breach_of(rule, found->second, demand);
}

}  // namespace iislint::rules::checks
