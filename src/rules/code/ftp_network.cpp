// The ports and the address that passive FTP clients are told.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "values/deployment_token.h"
#include "values/ipv4.h"
#include "values/passive_ports.h"

namespace iislint::rules::code {
namespace {

values::PassivePorts ports_of(const RuleEvaluation& run) {
  return {run.value("low").number, run.value("high").number};
}

bool is_own(const RuleEvaluation& run, const config::Value& value) {
  return value.is_written() && value.document == &run.document();
}

/// The first binding whose port lies in the range.
struct Overlap {
  const config::SiteOutline* site;
  const config::SiteBinding* binding;
};

std::optional<Overlap> overlap_of(const RuleEvaluation& run, const values::PassivePorts& ports) {
  for (const config::SiteOutline& site : outline_of(run).sites) {
    for (const config::SiteBinding& binding : site.bindings) {
      if (binding.address && ports.covers(binding.address->port)) return Overlap{&site, &binding};
    }
  }
  return std::nullopt;
}

}  // namespace

void ftp_passive_range_invalid(RuleEvaluation& run) {
  const values::PassivePorts ports = ports_of(run);
  switch (ports.fault()) {
    case values::PassiveFault::one_is_zero:
      return run.report(ports.low == 0 ? "low-is-zero" : "high-is-zero");
    case values::PassiveFault::reversed:
      return run.report("reversed");
    case values::PassiveFault::well_known:
      return run.report("well-known");
    case values::PassiveFault::none:
      break;
  }
  const auto overlap = overlap_of(run, ports);
  if (!overlap) return;
  FindingArgs details;
  details.holes = {{"port", std::to_string(overlap->binding->address->port)}};
  details.sites = {overlap->site->name};
  details.related.push_back(
      {"this binding listens there", run.span_of(overlap->binding->element, "bindingInformation")});
  run.report("binding", std::move(details));
}

// Asked for each site, for the number of connections is the site's; sites with the same answer are joined.
void ftp_passive_range_narrow(RuleEvaluation& run) {
  const values::PassivePorts ports = ports_of(run);
  if (ports.fault() != values::PassiveFault::none || ports.count() == 0) return;
  FindingArgs details;
  details.holes = {{"count", std::to_string(ports.count())}};
  const config::Value& most = run.value("maxConnections");
  if (ports.count() < run.param("fewest")) {
    run.report("few", std::move(details));
  } else if (is_own(run, most) && most.number <= 65535 && ports.count() < most.number) {
    run.report("fewer-than-connections", std::move(details));
  }
}

namespace {

/// The text, unless it is empty or a tool will replace it.
std::string_view address_text(const RuleEvaluation& run) {
  const std::string_view text = run.value("address").text;
  return values::deployment_token(text, values::TokenForms::likely).empty() ? text : std::string_view();
}

std::string_view fault_of(std::string_view text) {
  const std::string_view inner = base::trim(text);
  if (inner.size() != text.size() && values::parse_ipv4(inner)) return "blanks";
  if (text.find_first_of("[]") != std::string_view::npos || std::count(text.begin(), text.end(), ':') > 1)
    return "ipv6";
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    return values::parse_ipv4(text.substr(0, colon)) ? "port" : "other";
  }
  const bool is_numeric = text.find_first_not_of("0123456789.") == std::string_view::npos;
  return is_numeric || text.find_first_of(" /,;") != std::string_view::npos ? "other" : "host-name";
}

std::string_view private_variant(values::Ipv4Use use) {
  switch (use) {
    case values::Ipv4Use::private_use:
    case values::Ipv4Use::shared:
      return "private";
    case values::Ipv4Use::loopback:
      return "loopback";
    case values::Ipv4Use::link_local:
      return "link-local";
    case values::Ipv4Use::unspecified:
    case values::Ipv4Use::multicast:
    case values::Ipv4Use::reserved:
      return "no-host";
    case values::Ipv4Use::general:
    case values::Ipv4Use::documentation:
      break;
  }
  return {};
}

}  // namespace

void ftp_external_ip_invalid(RuleEvaluation& run) {
  const std::string_view text = address_text(run);
  if (!text.empty() && !values::parse_ipv4(text)) run.report(fault_of(text));
}

void ftp_external_ip_private(RuleEvaluation& run) {
  const auto address = values::parse_ipv4(address_text(run));
  const std::string_view variant = address ? private_variant(values::use_of(*address)) : std::string_view();
  if (!variant.empty()) run.report(variant);
}

}  // namespace iislint::rules::code
