#include "rules/checks/server/binding_protocol_not_enabled.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "config/server/server_outline.h"
#include "config/server/site_bindings.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingProtocolNotEnabled::Case;
using config::SiteBinding;
using config::SiteOutline;

bool is_activated(std::string_view protocol) {
  return protocol.starts_with("net.") || protocol == "msmq.formatname";
}

std::set<std::string> protocols_of(const SiteOutline& site) {
  std::set<std::string> protocols;
  for (const config::ApplicationOutline& application : site.applications) {
    for (const std::string_view word : base::split(application.protocols.text, ','))
      protocols.insert(base::lower(base::trim(word)));
  }
  return protocols;
}

void judge_enabled(const BindingProtocolNotEnabled& rule, Reporter<BindingProtocolNotEnabled>& reporter,
                   const SiteOutline& site, std::set<xml::AttributeId>& seen) {
  for (const config::ApplicationOutline& application : site.applications) {
    if (application.protocols.holder != application.element ||
        !seen.insert(application.protocols.attribute).second)
      continue;
    for (const std::string_view word : base::split(application.protocols.text, ',')) {
      const std::string protocol = base::lower(base::trim(word));
      if (!is_activated(protocol) || site.speaks(protocol)) continue;
      BindingProtocolNotEnabled::Finding finding;
      const auto begin =
          static_cast<std::size_t>(base::trim(word).data() - application.protocols.text.data());
      finding.at = anchor_of_piece(rule.file(), application.element, application.protocols.attribute, begin,
                                   begin + protocol.size());
      finding.args = {.protocol = protocol};
      finding.sites = {site.name};
      reporter.report(Case::not_bound, std::move(finding));
    }
  }
}

/// http stands for https as well; the application at "/" answers what no other one does.
void judge_web(const BindingProtocolNotEnabled& rule, Reporter<BindingProtocolNotEnabled>& reporter,
               const SiteOutline& site) {
  const auto root = std::find_if(site.applications.begin(), site.applications.end(),
                                 [](const auto& application) { return application.path.text == "/"; });
  if (root == site.applications.end() || !root->protocols.is_written()) return;
  const config::OutlineText& enabled = root->protocols;
  if (base::trim(enabled.text).empty() || has_token(enabled.text)) return;
  for (const std::string_view word : base::split(enabled.text, ',')) {
    const std::string protocol = base::lower(base::trim(word));
    if (protocol == "http" || protocol == "https") return;
  }
  for (const SiteBinding& binding : site.bindings) {
    if (binding.protocol != "http" && binding.protocol != "https") continue;
    BindingProtocolNotEnabled::Finding finding;
    finding.at = anchor_of_attribute(rule.file(), enabled.holder, enabled.attribute);
    finding.related.push_back({"this binding needs it", span_of(rule.file(), binding.element, "protocol")});
    finding.args = {.protocol = binding.protocol};
    finding.sites = {site.name};
    reporter.report(Case::web_not_enabled, std::move(finding));
    return;
  }
}

/// Windows adds several such bindings at once: they are one finding.
void judge_bound(const BindingProtocolNotEnabled& rule, Reporter<BindingProtocolNotEnabled>& reporter,
                 const SiteOutline& site) {
  std::set<std::string> known = protocols_of(site);
  std::vector<std::string> idle;
  const SiteBinding* first = nullptr;
  for (const SiteBinding& binding : site.bindings) {
    if (!is_activated(binding.protocol) || !known.insert(binding.protocol).second) continue;
    if (first == nullptr) first = &binding;
    idle.push_back(binding.protocol);
  }
  if (first == nullptr) return;
  BindingProtocolNotEnabled::Finding finding;
  finding.at = anchor_of_attribute(rule.file(), first->element,
                                   rule.file().document().find_attribute(first->element, "protocol"));
  finding.args = {.protocol = base::join_words(idle, "and")};
  finding.sites = {site.name};
  reporter.report(Case::not_enabled, std::move(finding));
}

}  // namespace

void check(const BindingProtocolNotEnabled& rule, Reporter<BindingProtocolNotEnabled>& reporter) {
  std::set<xml::AttributeId> seen;
  for (const SiteOutline& site : rule.file().outline().sites) {
    if (site.may_be_partial || site.applications.empty()) continue;
    judge_enabled(rule, reporter, site, seen);
    judge_bound(rule, reporter, site);
    judge_web(rule, reporter, site);
  }
}

}  // namespace iislint::rules::checks
