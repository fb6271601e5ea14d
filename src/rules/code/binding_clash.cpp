// Bindings of different sites, or of different protocols, on one socket.
#include <map>
#include <string_view>

#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/deployment_token.h"

namespace iislint::rules::code {
namespace {

using config::BindingAddress;
using config::SiteBinding;
using config::SiteOutline;

/// One binding that listens on a socket.
struct Listener {
  const SiteOutline* site;
  const SiteBinding* binding;

  const BindingAddress& address() const { return *binding->address; }
  bool is_ftp() const { return binding->protocol == "ftp"; }
};

bool is_certain(const RuleRun& run, const SiteBinding& binding) {
  if (is_secret(run, run.document().attribute(binding.information))) return false;
  return schema::deployment_token(text_of(run, binding.information), schema::TokenForms::likely).empty();
}

/// The listeners of each port, in the order of the file.
std::map<std::uint16_t, std::vector<Listener>> listeners_by_port(RuleRun& run) {
  std::map<std::uint16_t, std::vector<Listener>> result;
  for (const SiteOutline& site : outline_of(run).sites) {
    for (const SiteBinding& binding : site.bindings) {
      const bool listens =
          binding.protocol == "http" || binding.protocol == "https" || binding.protocol == "ftp";
      if (listens && binding.address && is_certain(run, binding))
        result[binding.address->port].push_back({&site, &binding});
    }
  }
  return result;
}

Spot place_of(const RuleRun& run, const Listener& listener) {
  return spot_of_attribute(run, listener.binding->element, listener.binding->information);
}

void report(RuleRun& run, std::string_view variant, const Listener& first, const Listener& second,
            std::string related, std::string endpoint) {
  Details details;
  details.at = place_of(run, second);
  details.related.push_back({std::move(related), place_of(run, first).span});
  details.holes = {{"endpoint", std::move(endpoint)},
                   {"first", first.binding->protocol},
                   {"second", second.binding->protocol}};
  details.sites = {first.site->name};
  if (first.site != second.site) details.sites.push_back(second.site->name);
  run.report(variant, std::move(details));
}

std::string whole_address(const BindingAddress& address) {
  return address.endpoint() + ":" + address.host;
}

}  // namespace

void binding_conflict(RuleRun& run) {
  if (outline_of(run).is_of_express) return;
  for (const auto& [port, listeners] : listeners_by_port(run)) {
    std::map<std::string, const Listener*> first_of;
    for (const Listener& listener : listeners) {
      // HTTP.sys and the FTP service own their sockets apart; see binding_overlap.
      const std::string key = (listener.is_ftp() ? "ftp " : "http ") + whole_address(listener.address());
      const auto [first, is_new] = first_of.try_emplace(key, &listener);
      // Within one site it is a duplicate key.
      if (is_new || first->second->site == listener.site) continue;
      const bool both_start = first->second->site->starts && listener.site->starts;
      report(run, both_start ? "both-start" : "one-stopped", *first->second, listener,
             "this site has the same binding", whole_address(listener.address()));
    }
  }
}

namespace {

/// The first listener on one address of a port that is of another protocol.
void judge_protocols(RuleRun& run, const std::vector<Listener>& listeners) {
  std::map<std::string_view, const Listener*> first_of;
  for (const Listener& second : listeners) {
    const Listener& first = *first_of.try_emplace(second.address().ip, &second).first->second;
    if (first.binding->protocol == second.binding->protocol) continue;
    report(run, "protocols", first, second, "this binding is for " + first.binding->protocol,
           second.address().endpoint());
    return;  // one word for each port
  }
}

/// A site on one address beside one on all addresses, both for any host.
void judge_every_address(RuleRun& run, const std::vector<Listener>& listeners) {
  for (const Listener& every : listeners) {
    if (every.address().ip != "*" || !every.address().host.empty()) continue;
    for (const Listener& one : listeners) {
      if (one.address().ip == "*" || !one.address().host.empty() || one.address().is_loopback()) continue;
      if (one.site == every.site || one.binding->protocol != every.binding->protocol) continue;
      report(run, "every-address", every, one, "this binding is for every address of the server",
             one.address().endpoint());
    }
    return;
  }
}

}  // namespace

void binding_overlap(RuleRun& run) {
  if (outline_of(run).is_of_express) return;
  for (const auto& [port, listeners] : listeners_by_port(run)) {
    if (listeners.size() < 2) continue;
    judge_protocols(run, listeners);
    judge_every_address(run, listeners);
  }
}

}  // namespace iislint::rules::code
