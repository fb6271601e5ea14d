// The same content over HTTPS and over FTP: what is demanded on one way only can be got round on the other.
#include <algorithm>
#include <map>

#include "config/site_bindings.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/binding/location_path.h"
#include "schema/catalog/fact_path.h"
#include "values/windows_path.h"

namespace iislint::rules::code {
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

Demands find_demands(const RuleEvaluation& run, std::int64_t flag) {
  constexpr std::string_view kAccess = "system.webServer/security/access";
  Demands demands;
  const schema::Catalog& facts = *run.binding().facts;
  const auto section = schema::cut_at_section(facts, kAccess);
  const schema::FactId fact = facts.find_attribute(facts.types[section->section_type], "sslFlags");
  for (const config::SiteOutline& site : outline_of(run).sites) {
    if (!site.speaks("https")) continue;
    const config::Value flags = run.context().section(kAccess).value(schema::normal_location(site.name), "",
                                                                     "sslFlags", facts.attributes[fact]);
    const bool is_here = flags.is_known() && flags.document == &run.document();
    if (!is_here || (flags.number & flag) == 0) continue;
    demands.by_site[site.element] = {site.element, flags};
    const std::string folder = root_folder(site);
    if (!folder.empty()) demands.by_folder.try_emplace(folder, Demand{site.element, flags});
  }
  return demands;
}

bool is_reachable_from_outside(const RuleEvaluation& run) {
  const auto bindings = config::site_bindings({&run.document(), &run.binding(), run.site().element()});
  return std::any_of(bindings.begin(), bindings.end(), [](const auto& binding) {
    return binding.protocol == "ftp" && !(binding.address && binding.address->is_loopback());
  });
}

void report(RuleEvaluation& run, std::string_view variant, const Demand& demand, std::string_view what) {
  FindingArgs details;
  details.related.push_back(
      {"over HTTPS " + std::string(what) + " is required here", run.anchor_of(demand.flags).span});
  if (demand.site != run.site().element()) {
    details.related.push_back({"this site serves the same folder", run.span_of(demand.site, "name")});
  }
  run.report(variant, std::move(details));
}

/// Compares with the sites that have the flag in sslFlags; `what` is what it demands.
void compare(RuleEvaluation& run, std::int64_t flag, std::string_view what) {
  const auto& demands = run.once<Demands>([&] { return find_demands(run, flag); });
  if (demands.by_site.empty() || !is_reachable_from_outside(run)) return;
  const xml::NodeId own = run.site().element();
  if (const auto found = demands.by_site.find(own); found != demands.by_site.end())
    return report(run, "same-site", found->second, what);
  const config::SiteOutline* outline = outline_of(run).site(own);
  if (outline == nullptr) return;
  const auto found = demands.by_folder.find(root_folder(*outline));
  if (found != demands.by_folder.end()) report(run, "same-folder", found->second, what);
}

}  // namespace

void http_parity(RuleEvaluation& run) {
  compare(run, kSslRequireCert, "a client certificate");
}

void http_tls_parity(RuleEvaluation& run) {
  compare(run, kSsl, "TLS");
}

}  // namespace iislint::rules::code
