#include "rules/checks/ftp/support/endpoint_differences.h"

#include <map>
#include <optional>

#include "rules/checks/ftp/support/endpoints.h"

namespace iislint::rules::checks {
namespace {

using config::Value;

constexpr std::int64_t kIgnore = 0;  // clientCertificatePolicy CertIgnore

/// The values of each site, in the order of the slots.
using Settings = std::map<xml::NodeId, std::vector<Value>>;

Settings settings_of(const FileView& file, std::span<const std::uint16_t> slots) {
  Settings settings;
  config::SiteView view(file.config());
  for (const config::EffectiveConfig::Site& site : file.config().sites()) {
    if (!site.is_ftp) continue;
    view.load(site.element);
    for (const std::uint16_t slot : slots)
      settings[site.element].push_back(view.value(slot));
  }
  return settings;
}

std::string shown(const Value& value) {
  return std::string(value.fact->name) + " " + (value.text.empty() ? "\"\"" : value.text);
}

/// Where the value is written; the site's name when it is written nowhere.
source::Span place_of(const FileView& file, const Tenant& tenant, const Value& value) {
  return value.is_written() ? anchor_of(file, value).span : span_of(file, tenant.site, "name");
}

EndpointDifference difference(const FileView& file, const std::string& endpoint, const Tenant& speaker,
                              const Value& theirs, const Tenant& other, const Value& mine) {
  // The finding stands on a written value: the later site's own if it has one.
  const bool on_other = mine.is_written();
  EndpointDifference result{{}, endpoint, shown(on_other ? mine : theirs), shown(on_other ? theirs : mine)};
  result.finding.at = anchor_of(file, on_other ? mine : theirs);
  result.finding.related.push_back(
      {result.theirs + " applies to this site on the same endpoint",
       on_other ? place_of(file, speaker, theirs) : place_of(file, other, mine)});
  const bool is_first = speaker.site < other.site;
  result.finding.sites =
      is_first ? std::vector{speaker.name, other.name} : std::vector{other.name, speaker.name};
  return result;
}

std::optional<EndpointDifference> compare(const FileView& file, const Settings& settings,
                                          const std::string& endpoint, const Tenant& speaker,
                                          const Tenant& other) {
  const std::vector<Value>&own = settings.at(other.site), &others = settings.at(speaker.site);
  for (std::size_t i = 0; i < own.size(); ++i) {
    const Value &mine = own[i], &theirs = others[i];
    if (!mine.is_known() || !theirs.is_known()) return std::nullopt;
    // Where neither site asks for certificates, how they would be checked makes no difference.
    const bool is_policy = mine.fact->name == "clientCertificatePolicy";
    if (is_policy && mine.number == kIgnore && theirs.number == kIgnore) return std::nullopt;
    if (mine.number != theirs.number) return difference(file, endpoint, speaker, theirs, other, mine);
  }
  return std::nullopt;
}

}  // namespace

std::vector<EndpointDifference> endpoint_differences(const FileView& file,
                                                     std::span<const std::uint16_t> slots) {
  std::vector<EndpointDifference> result;
  const Settings settings = settings_of(file, slots);
  for (const auto& [address, endpoint] : ftp_endpoints(file)) {
    const Tenant* without_host = endpoint.speaker();
    const Tenant& speaker = without_host != nullptr ? *without_host : endpoint.tenants.front();
    for (const Tenant& tenant : endpoint.tenants) {
      // The same host twice is a duplicate binding, which is another mistake.
      if (tenant.site == speaker.site || tenant.host == speaker.host) continue;
      if (auto found = compare(file, settings, address, speaker, tenant)) result.push_back(std::move(*found));
    }
  }
  return result;
}

}  // namespace iislint::rules::checks
