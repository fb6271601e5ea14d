// The same content over HTTPS and over FTP: what is demanded on one way only can be got round on the other.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "config/section.h"
#include "config/site_bindings.h"
#include "rules/code_rules.h"
#include "rules/rule_run.h"
#include "schema/location_path.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

// Words of sslFlags.
constexpr std::uint32_t kSsl = 8, kSslRequireCert = 64;

std::string text_of(const RuleRun& run, xml::NodeId element, std::string_view attribute) {
  const xml::AttributeId id = run.document().find_attribute(element, attribute);
  if (id == xml::kNone) return {};
  std::string buffer;
  return std::string(run.document().value(run.document().attribute(id), buffer));
}

xml::NodeId child_with(const RuleRun& run, xml::NodeId parent, std::string_view name, std::string_view path) {
  xml::NodeId result = xml::kNone;
  xml::for_each_child_element(run.document(), parent, [&](xml::NodeId id) {
    if (result == xml::kNone && run.document().name(id) == name && text_of(run, id, "path") == path)
      result = id;
  });
  return result;
}

/// The folder of the site's root, as Windows compares paths; empty when it is not written.
std::string root_folder(const RuleRun& run, xml::NodeId site) {
  const xml::NodeId application = child_with(run, site, "application", "/");
  if (application == xml::kNone) return {};
  const xml::NodeId directory = child_with(run, application, "virtualDirectory", "/");
  if (directory == xml::kNone) return {};
  std::string folder = base::lower(text_of(run, directory, "physicalPath"));
  std::replace(folder.begin(), folder.end(), '/', '\\');
  while (!folder.empty() && folder.back() == '\\')
    folder.pop_back();
  return folder;
}

bool speaks_https(const RuleRun& run, xml::NodeId site) {
  const auto bindings = config::bindings_of(run.document(), site);
  return std::any_of(bindings.begin(), bindings.end(),
                     [](const auto& binding) { return binding.protocol == "https"; });
}

bool has_flag(const RuleRun& run, xml::AttributeId flags, std::uint32_t flag) {
  if (flags == xml::kNone) return false;
  const schema::BoundAttribute& bound = run.config().binding().attributes[flags];
  return bound.good && (bound.number & flag) != 0;
}

/// The sslFlags attribute of each place that writes one, by normal location.
std::map<std::string, xml::AttributeId> written_flags(const RuleRun& run, const config::Section& access) {
  std::map<std::string, xml::AttributeId> result;
  for (const auto& [place, elements] : access.parts()) {
    const xml::AttributeId flags = config::attribute_in_force(run.document(), elements, "sslFlags");
    if (flags != xml::kNone) result[place] = flags;
  }
  return result;
}

/// A site that demands something over HTTPS.
struct Demand {
  xml::NodeId site;
  xml::AttributeId flags;
};

/// The sites that demand it: by themselves, and the first of each root folder.
struct Demands {
  std::map<xml::NodeId, Demand> by_site;
  std::map<std::string, Demand> by_folder;
};

Demands find_demands(const RuleRun& run, std::uint32_t flag) {
  Demands demands;
  const config::Section access(run.document(), run.config().binding(), "system.webServer/security/access");
  if (access.parts().empty() || access.may_be_incomplete()) return demands;
  const auto written = written_flags(run, access);
  const auto flags_at = [&](const std::string& place) {
    const auto found = written.find(place);
    return found == written.end() ? xml::kNone : found->second;
  };
  for (const config::EffectiveConfig::Site& site : run.config().sites()) {
    const xml::AttributeId own = flags_at(schema::normal_location(text_of(run, site.element, "name")));
    const xml::AttributeId flags = own == xml::kNone ? flags_at("") : own;
    if (!has_flag(run, flags, flag) || !speaks_https(run, site.element)) continue;
    demands.by_site[site.element] = {site.element, flags};
    const std::string folder = root_folder(run, site.element);
    if (!folder.empty()) demands.by_folder.try_emplace(folder, Demand{site.element, flags});
  }
  return demands;
}

bool is_reachable_from_outside(const RuleRun& run) {
  const auto bindings = config::bindings_of(run.document(), run.site().element());
  return std::any_of(bindings.begin(), bindings.end(), [](const auto& binding) {
    return binding.protocol == "ftp" && !(binding.address && binding.address->is_loopback());
  });
}

void report(RuleRun& run, std::string_view variant, const Demand& demand, std::string_view what) {
  Details details;
  const xml::Document& document = run.document();
  details.related.push_back({"over HTTPS " + std::string(what) + " is required here",
                             xml::value_of(document, document.attribute(demand.flags))});
  if (demand.site != run.site().element()) {
    details.related.push_back({"this site serves the same folder", run.span_of(demand.site, "name")});
  }
  run.report(variant, std::move(details));
}

/// Compares with the sites that have the flag in sslFlags; `what` is what it demands.
void compare(RuleRun& run, std::uint32_t flag, std::string_view what) {
  const auto& demands = run.once<Demands>([&] { return find_demands(run, flag); });
  if (demands.by_site.empty() || !is_reachable_from_outside(run)) return;
  const xml::NodeId own = run.site().element();
  if (const auto found = demands.by_site.find(own); found != demands.by_site.end())
    return report(run, "same-site", found->second, what);
  const auto found = demands.by_folder.find(root_folder(run, own));
  if (found != demands.by_folder.end()) report(run, "same-folder", found->second, what);
}

}  // namespace

void http_parity(RuleRun& run) {
  compare(run, kSslRequireCert, "a client certificate");
}

void http_tls_parity(RuleRun& run) {
  compare(run, kSsl, "TLS");
}

}  // namespace iislint::rules::code
