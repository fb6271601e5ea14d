#include "rules/checks/ftp/support/endpoint_differences.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "rules/checks/ftp/support/endpoints.h"
#include "rules/checks/ftp/support/site_values.h"

namespace iislint::rules::checks {
namespace {

using config::Value;

constexpr std::int64_t kIgnore = 0;  // clientCertificatePolicy CertIgnore

/// What one site has in the slots.
struct Settings {
  std::uint32_t site = 0;
  std::vector<Value> values;
};

Settings settings_of(const FileView& file, std::uint32_t site, std::span<const std::uint16_t> slots) {
  Settings settings{site, {}};
  for (const std::uint16_t slot : slots)
    settings.values.push_back(value_of_site(file, site, slot));
  return settings;
}

std::string shown(const Value& value) {
  return std::string(value.fact->name) + " " + (value.text.empty() ? "\"\"" : value.text);
}

/// Where the value is written; the site's name when it is written nowhere.
source::Span place_of(const FileView& file, std::uint32_t site, const Value& value) {
  return value.is_written() ? anchor_of(file, value).span
                            : span_of(file, file.config().sites()[site].element, "name");
}

EndpointDifference difference(const FileView& file, std::uint32_t speaker, const Value& theirs,
                              std::uint32_t other, const Value& mine) {
  // The finding stands on a written value: the later site's own if it has one.
  const bool on_other = mine.is_written();
  EndpointDifference result{{}, {}, shown(on_other ? mine : theirs), shown(on_other ? theirs : mine)};
  result.finding.at = anchor_of(file, on_other ? mine : theirs);
  result.finding.related.push_back(
      {result.theirs + " applies to this site on the same endpoint",
       on_other ? place_of(file, speaker, theirs) : place_of(file, other, mine)});
  const auto [first, second] = std::minmax(speaker, other);
  result.finding.sites = {name_of_site(file, first), name_of_site(file, second)};
  return result;
}

std::optional<EndpointDifference> compare(const FileView& file, const Settings& speaker,
                                          const Settings& other) {
  for (std::size_t i = 0; i < other.values.size(); ++i) {
    const Value &mine = other.values[i], &theirs = speaker.values[i];
    if (!mine.is_known() || !theirs.is_known()) return std::nullopt;
    // Where neither site asks for certificates, how they would be checked makes no difference.
    const bool is_policy = mine.fact->name == "clientCertificatePolicy";
    if (is_policy && mine.number == kIgnore && theirs.number == kIgnore) return std::nullopt;
    if (mine.number != theirs.number) return difference(file, speaker.site, theirs, other.site, mine);
  }
  return std::nullopt;
}

}  // namespace

std::vector<EndpointDifference> endpoint_differences(const FileView& file,
                                                     std::span<const std::uint16_t> slots) {
  std::vector<EndpointDifference> result;
  for (const Endpoint& endpoint : ftp_endpoints(file).shared()) {
    const Tenant& speaker = endpoint.speaker != nullptr ? *endpoint.speaker : endpoint.tenants.front();
    const Settings settings = settings_of(file, speaker.site, slots);
    for (const Tenant& tenant : endpoint.tenants) {
      // The same host twice is a duplicate binding, which is another mistake.
      if (tenant.site == speaker.site || tenant.binding->host == speaker.binding->host) continue;
      auto found = compare(file, settings, settings_of(file, tenant.site, slots));
      if (!found) continue;
      found->endpoint = endpoint.address;
      result.push_back(std::move(*found));
    }
  }
  return result;
}

}  // namespace iislint::rules::checks
