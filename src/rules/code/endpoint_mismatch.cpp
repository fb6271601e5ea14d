// FTP sites that share an address and port: TLS begins before the client names a host, so which site's
// client certificate settings are used is not documented.
#include <map>

#include "base/text.h"
#include "config/site_bindings.h"
#include "rules/code_rules.h"
#include "rules/rule_run.h"

namespace iislint::rules::code {
namespace {

using config::Value;

/// One FTP site on one endpoint.
struct Tenant {
  xml::NodeId site;
  std::string name;
  std::string host;
  std::vector<Value> settings;  // in the order of kSettings
};

constexpr std::string_view kSettings[] = {"policy", "flags", "mapping"};

std::map<std::string, std::vector<Tenant>> tenants_by_endpoint(const RuleRun& run) {
  std::map<std::string, std::vector<Tenant>> result;
  config::SiteView view(run.config());
  for (const config::EffectiveConfig::Site& site : run.config().sites()) {
    if (!site.is_ftp) continue;
    std::vector<Value> settings;
    for (const config::SiteBinding& binding : config::bindings_of(run.document(), site.element)) {
      if (binding.protocol != "ftp" || !binding.address) continue;
      if (settings.empty()) {
        view.load(site.element);
        for (const std::string_view name : kSettings)
          settings.push_back(view.value(run.slot(name)));
      }
      result[binding.address->endpoint()].push_back(
          {site.element, view.name(), binding.address->host, settings});
    }
  }
  return result;
}

/// The site whose certificate is documented to be presented to all: the one without a host name.
std::size_t speaker_of(const std::vector<Tenant>& tenants) {
  for (std::size_t i = 0; i < tenants.size(); ++i) {
    if (tenants[i].host.empty()) return i;
  }
  return 0;
}

std::string shown(const Value& value) {
  return std::string(value.fact->name) + " " + (value.text.empty() ? "\"\"" : value.text);
}

/// Where the value is written; the site's name when it is written nowhere.
source::Span place_of(const RuleRun& run, const Tenant& tenant, const Value& value) {
  return value.is_written() ? run.spot_of(value).span : run.span_of(tenant.site, "name");
}

void compare(RuleRun& run, const std::string& endpoint, const Tenant& speaker, const Tenant& other) {
  for (std::size_t i = 0; i < other.settings.size(); ++i) {
    const Value &mine = other.settings[i], &theirs = speaker.settings[i];
    if (!mine.is_known() || !theirs.is_known()) return;
    if (mine.number == theirs.number) continue;
    // The finding stands on a written value: the later site's own if it has one.
    const bool on_other = mine.is_written();
    Details details;
    details.at = run.spot_of(on_other ? mine : theirs);
    details.related.push_back({shown(on_other ? theirs : mine) + " applies to this site on the same endpoint",
                               on_other ? place_of(run, speaker, theirs) : place_of(run, other, mine)});
    details.holes = {{"endpoint", endpoint},
                     {"mine", shown(on_other ? mine : theirs)},
                     {"theirs", shown(on_other ? theirs : mine)}};
    const bool is_first = speaker.site < other.site;
    details.sites = is_first ? std::vector{speaker.name, other.name} : std::vector{other.name, speaker.name};
    return run.report("", std::move(details));
  }
}

}  // namespace

void endpoint_mismatch(RuleRun& run) {
  for (const auto& [endpoint, tenants] : tenants_by_endpoint(run)) {
    const std::size_t speaker = speaker_of(tenants);
    for (std::size_t i = 0; i < tenants.size(); ++i) {
      // The same host twice is a duplicate binding, which is another mistake.
      if (tenants[i].site == tenants[speaker].site || tenants[i].host == tenants[speaker].host) continue;
      compare(run, endpoint, tenants[speaker], tenants[i]);
    }
  }
}

}  // namespace iislint::rules::code
