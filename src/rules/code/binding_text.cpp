// Bindings one by one: the form of bindingInformation, the host name, the protocol.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "values/binding_host.h"
#include "values/deployment_token.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

using config::SiteBinding;
using config::SiteOutline;
using values::BindingFault;
using values::HostFault;

/// Whether the binding has the form address:port:host and nothing in it will be replaced.
bool is_judged(const RuleEvaluation& run, const SiteBinding& binding) {
  const bool has_form =
      binding.protocol == "http" || binding.protocol == "https" || binding.protocol == "ftp";
  if (!has_form || binding.information == xml::kNone) return false;
  const xml::Attribute& attribute = run.document().attribute(binding.information);
  return attribute.quoted && attribute.closed && !is_secret(run, attribute) &&
         values::deployment_token(text_of(run, binding.information), values::TokenForms::likely).empty();
}

template <typename Visit>
void for_each_judged_binding(RuleEvaluation& run, Visit&& visit) {
  for (const SiteOutline& site : outline_of(run).sites) {
    for (const SiteBinding& binding : site.bindings) {
      if (is_judged(run, binding)) visit(site, binding, text_of(run, binding.information));
    }
  }
}

std::string_view variant_of(BindingFault fault) {
  switch (fault) {
    case BindingFault::address_missing:
      return "no-colon";
    case BindingFault::address_invalid:
      return "address";
    case BindingFault::brackets_missing:
      return "brackets";
    case BindingFault::bracket_unclosed:
      return "bracket-open";
    case BindingFault::port_missing:
      return "no-port";
    case BindingFault::port_not_a_number:
    case BindingFault::port_out_of_range:
      return "port";
    case BindingFault::host_colon_missing:
      return "no-host-colon";
    case BindingFault::too_many_parts:
    case BindingFault::none:
      break;
  }
  return "parts";
}

std::string_view variant_of(HostFault fault) {
  switch (fault) {
    case HostFault::scheme:
      return "scheme";
    case HostFault::path:
      return "path";
    case HostFault::not_ascii:
      return "not-ascii";
    case HostFault::wildcard:
      return "wildcard";
    case HostFault::hyphen:
    case HostFault::empty_label:
    case HostFault::too_long:
      return "label";
    case HostFault::none:
    case HostFault::blank:
    case HostFault::illegal_character:
      break;
  }
  return "character";
}

/// Where the host begins in "address:port:host"; npos when there is none.
std::size_t host_begin(std::string_view text) {
  const std::size_t close = text.starts_with("[") ? text.find(']') : 0;
  const std::size_t first = close == std::string_view::npos ? close : text.find(':', close);
  const std::size_t second = first == std::string_view::npos ? first : text.find(':', first + 1);
  return second == std::string_view::npos ? second : second + 1;
}

/// "https://example.net" makes the colon behind the scheme look like one part too many.
bool holds_scheme(std::string_view text) {
  return text.find("://") != std::string_view::npos;
}

void report(RuleEvaluation& run, std::string_view variant, const SiteOutline& site,
            const SiteBinding& binding, std::size_t begin, std::size_t end) {
  FindingArgs details;
  details.at = spot_of_piece(run, binding.element, binding.information, begin, end);
  const std::string text = text_of(run, binding.information);
  details.holes = {{"piece", begin < end ? text.substr(begin, end - begin) : text}, {"text", text}};
  details.sites = {site.name};
  run.report(variant, std::move(details));
}

}  // namespace

void binding_format_invalid(RuleEvaluation& run) {
  for_each_judged_binding(
      run, [&](const SiteOutline& site, const SiteBinding& binding, std::string_view text) {
        const values::BindingReading reading = values::read_binding(text);
        if (reading.fault == BindingFault::none) return;
        const bool is_scheme = holds_scheme(text) && host_begin(text) != std::string_view::npos;
        if (reading.fault == BindingFault::too_many_parts && is_scheme) return;  // see binding_host_invalid
        report(run, variant_of(reading.fault), site, binding, reading.begin, reading.end);
      });
}

void binding_host_invalid(RuleEvaluation& run) {
  for_each_judged_binding(
      run, [&](const SiteOutline& site, const SiteBinding& binding, std::string_view text) {
        const std::size_t begin = host_begin(text);
        if (begin == std::string_view::npos) return;
        const std::string_view host = text.substr(begin);
        // A lone asterisk is a habit of IIS Express users: any host.
        if (host == "*" || (host.find(':') != std::string_view::npos && !holds_scheme(host))) return;
        const values::HostReading reading = values::read_host(host);
        if (reading.fault == HostFault::none) return;
        report(run, variant_of(reading.fault), site, binding, begin + reading.begin, begin + reading.end);
      });
}

void site_without_binding(RuleEvaluation& run) {
  if (outline_of(run).defaults_have_bindings) return;
  for (const SiteOutline& site : outline_of(run).sites) {
    // A site that lists no application is taken for an excerpt.
    if (!site.bindings.empty() || site.may_be_partial || site.applications.empty()) continue;
    FindingArgs details;
    details.at = run.anchor_of_element(site.element);
    details.sites = {site.name};
    run.report("", std::move(details));
  }
}

namespace {

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

void judge_enabled(RuleEvaluation& run, const SiteOutline& site, std::set<xml::AttributeId>& seen) {
  for (const config::ApplicationOutline& application : site.applications) {
    if (application.protocols.holder != application.element ||
        !seen.insert(application.protocols.attribute).second)
      continue;
    for (const std::string_view word : base::split(application.protocols.text, ',')) {
      const std::string protocol = base::lower(base::trim(word));
      if (!is_activated(protocol) || site.speaks(protocol)) continue;
      FindingArgs details;
      const auto begin =
          static_cast<std::size_t>(base::trim(word).data() - application.protocols.text.data());
      details.at = spot_of_piece(run, application.element, application.protocols.attribute, begin,
                                 begin + protocol.size());
      details.holes = {{"protocol", protocol}};
      details.sites = {site.name};
      run.report("not-bound", std::move(details));
    }
  }
}

/// http stands for https as well; the application at "/" answers what no other one does.
void judge_web(RuleEvaluation& run, const SiteOutline& site) {
  const auto root = std::find_if(site.applications.begin(), site.applications.end(),
                                 [](const auto& application) { return application.path.text == "/"; });
  if (root == site.applications.end() || !root->protocols.is_written()) return;
  const config::OutlineText& enabled = root->protocols;
  if (base::trim(enabled.text).empty() ||
      !values::deployment_token(enabled.text, values::TokenForms::likely).empty())
    return;
  for (const std::string_view word : base::split(enabled.text, ',')) {
    const std::string protocol = base::lower(base::trim(word));
    if (protocol == "http" || protocol == "https") return;
  }
  for (const SiteBinding& binding : site.bindings) {
    if (binding.protocol != "http" && binding.protocol != "https") continue;
    FindingArgs details;
    details.at = anchor_of_attribute(run, enabled.holder, enabled.attribute);
    details.related.push_back({"this binding waits for it", run.span_of(binding.element, "protocol")});
    details.holes = {{"protocol", binding.protocol}};
    details.sites = {site.name};
    run.report("web-not-enabled", std::move(details));
    return;
  }
}

/// Windows adds several such bindings at once: they are one finding.
void judge_bound(RuleEvaluation& run, const SiteOutline& site) {
  std::set<std::string> known = protocols_of(site);
  std::vector<std::string> idle;
  const SiteBinding* first = nullptr;
  for (const SiteBinding& binding : site.bindings) {
    if (!is_activated(binding.protocol) || !known.insert(binding.protocol).second) continue;
    if (first == nullptr) first = &binding;
    idle.push_back(binding.protocol);
  }
  if (first == nullptr) return;
  FindingArgs details;
  details.at =
      anchor_of_attribute(run, first->element, run.document().find_attribute(first->element, "protocol"));
  details.holes = {{"protocol", base::join_words(idle, "and")}};
  details.sites = {site.name};
  run.report("not-enabled", std::move(details));
}

}  // namespace

void binding_protocol_not_enabled(RuleEvaluation& run) {
  std::set<xml::AttributeId> seen;
  for (const SiteOutline& site : outline_of(run).sites) {
    if (site.may_be_partial || site.applications.empty()) continue;
    judge_enabled(run, site, seen);
    judge_bound(run, site);
    judge_web(run, site);
  }
}

}  // namespace iislint::rules::code
