#include "rules/checks/server/tls/binding_https_no_sni.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "rules/checks/server/support/listeners.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

/// Whether HTTP.sys looks for the certificate by address and port alone.
bool has_one_certificate(const FileView& file, const config::BindingRow& binding) {
  constexpr std::int64_t kSni = 1, kCentralStore = 2;
  const xml::AttributeId flags = file.document().find_attribute(binding.element, "sslFlags");
  if (flags == xml::kNone) return true;
  const schema::BoundAttribute& value = file.binding().attributes[flags];
  return value.good && (value.number & (kSni | kCentralStore)) == 0;
}

BindingHttpsNoSni::Finding no_sni(const FileView& file, const Listener& first, const Listener& second) {
  BindingHttpsNoSni::Finding finding{
      finding_of(file, first, second, "this site has no SNI on the same address and port"),
      {.endpoint = address_of(file, second).endpoint()}};
  finding.at = file.document().find_attribute(second.binding->element, "sslFlags") == xml::kNone
                   ? anchor_of_element(file, second.binding->element)
                   : anchor_of_attribute(file, second.binding->element, "sslFlags");
  return finding;
}

}  // namespace

void check(const BindingHttpsNoSni& rule, Reporter<BindingHttpsNoSni>& reporter) {
  const FileView& file = rule.file();
  if (file.columns().is_of_express()) return;
  for (const auto& [port, listeners] : listeners_by_port(file).ports) {
    if (listeners.size() < 2) continue;
    std::unordered_map<config::TextId, const Listener*> first_by_ip;
    for (const Listener& listener : listeners) {
      const config::BindingRow& binding = *listener.binding;
      if (binding.protocol != file.columns().https() || !has_one_certificate(file, binding)) continue;
      const auto [first, is_new] = first_by_ip.try_emplace(binding.ip, &listener);
      // The same host on two sites is a conflict of its own.
      if (is_new || first->second->site == listener.site || first->second->binding->host == binding.host)
        continue;
      reporter.report(no_sni(file, *first->second, listener));
    }
  }
}

}  // namespace iislint::rules::checks
