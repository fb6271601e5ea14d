// FTP sites that share an address and port: TLS begins before the client names a host, so which site's
// settings are used is not documented.
#include "rules/code/ftp_endpoints.h"
#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"

namespace iislint::rules::code {
namespace {

using config::Value;

constexpr std::int64_t kIgnore = 0;  // clientCertificatePolicy CertIgnore

std::string shown(const Value& value) {
  return std::string(value.fact->name) + " " + (value.text.empty() ? "\"\"" : value.text);
}

/// Where the value is written; the site's name when it is written nowhere.
source::Span place_of(const RuleEvaluation& run, const Tenant& tenant, const Value& value) {
  return value.is_written() ? run.anchor_of(value).span : run.span_of(tenant.site, "name");
}

void compare(RuleEvaluation& run, const std::string& endpoint, const Tenant& speaker, const Tenant& other) {
  for (std::size_t i = 0; i < other.settings.size(); ++i) {
    const Value &mine = other.settings[i], &theirs = speaker.settings[i];
    if (!mine.is_known() || !theirs.is_known()) return;
    // Where neither site asks for certificates, how they would be checked makes no difference.
    const bool is_policy = mine.fact->name == "clientCertificatePolicy";
    if (is_policy && mine.number == kIgnore && theirs.number == kIgnore) return;
    if (mine.number == theirs.number) continue;
    // The finding stands on a written value: the later site's own if it has one.
    const bool on_other = mine.is_written();
    FindingArgs details;
    details.at = run.anchor_of(on_other ? mine : theirs);
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

// Compares the values that the sheet names, of which the first that differs is reported.
void endpoint_mismatch(RuleEvaluation& run) {
  for (const auto& [address, endpoint] : ftp_endpoints(run)) {
    const Tenant* without_host = endpoint.speaker();
    const Tenant& speaker = without_host != nullptr ? *without_host : endpoint.tenants.front();
    for (const Tenant& tenant : endpoint.tenants) {
      // The same host twice is a duplicate binding, which is another mistake.
      if (tenant.site != speaker.site && tenant.host != speaker.host) compare(run, address, speaker, tenant);
    }
  }
}

}  // namespace iislint::rules::code
