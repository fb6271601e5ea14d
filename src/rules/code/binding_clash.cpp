// Bindings of different sites, or of different protocols, on one socket.
#include <map>
#include <optional>
#include <string_view>

#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "values/deployment_token.h"

namespace iislint::rules::code {
namespace {

using config::SiteBinding;
using config::SiteOutline;
using values::BindingAddress;

/// One binding that listens on a socket.
struct Listener {
  const SiteOutline* site;
  const SiteBinding* binding;

  const BindingAddress& address() const { return *binding->address; }
  const std::string& protocol() const { return binding->protocol; }
  bool is_ftp() const { return protocol() == "ftp"; }
  bool starts() const { return site->starts && (!is_ftp() || site->ftp_starts); }
};

bool is_certain(const RuleEvaluation& run, const SiteBinding& binding) {
  if (is_secret(run, run.document().attribute(binding.information))) return false;
  return values::deployment_token(text_of(run, binding.information), values::TokenForms::likely).empty();
}

/// The listeners of each port, in the order of the file.
std::map<std::uint16_t, std::vector<Listener>> listeners_by_port(RuleEvaluation& run) {
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

Anchor place_of(const RuleEvaluation& run, const Listener& listener) {
  return anchor_of_attribute(run, listener.binding->element, listener.binding->information);
}

void report(RuleEvaluation& run, std::string_view variant, const Listener& first, const Listener& second,
            std::string related, std::string endpoint) {
  FindingArgs details;
  details.at = place_of(run, second);
  details.related.push_back({std::move(related), place_of(run, first).span});
  details.holes = {
      {"endpoint", std::move(endpoint)}, {"first", first.protocol()}, {"second", second.protocol()}};
  details.sites = {first.site->name};
  if (first.site != second.site) details.sites.push_back(second.site->name);
  run.report(variant, std::move(details));
}

/// The first listener that starts by itself and the first that does not.
struct Owners {
  const Listener* starting = nullptr;
  const Listener* waiting = nullptr;

  const Listener* any() const { return starting != nullptr ? starting : waiting; }
  void add(const Listener& listener) {
    const Listener*& place = listener.starts() ? starting : waiting;
    if (place == nullptr) place = &listener;
  }
};

/// What is bound to one address, port and host for one protocol. "[::]" is kept apart: that it is the same as
/// "*" or "0.0.0.0" is not documented.
struct SameBinding {
  Owners every_ipv6;
  Owners others;
};

void judge_same(RuleEvaluation& run, SameBinding& same, const Listener& listener) {
  const bool is_ipv6 = text_of(run, listener.binding->information).starts_with("[::]");
  Owners& own = is_ipv6 ? same.every_ipv6 : same.others;
  const Listener* alike = own.any();
  const Listener* first = alike != nullptr ? alike : (is_ipv6 ? same.others : same.every_ipv6).any();
  own.add(listener);
  // Within one site it is a duplicate key.
  if (first == nullptr || first->site == listener.site) return;
  const bool both_start = first->starts() && listener.starts();
  const std::string_view variant = !both_start        ? "one-stopped"
                                   : alike != nullptr ? "both-start"
                                                      : "every-ipv6";
  report(run, variant, *first, listener, "this site has the same binding",
         text_of(run, first->binding->information));
}

}  // namespace

void binding_conflict(RuleEvaluation& run) {
  if (outline_of(run).is_of_express) return;
  for (const auto& [port, listeners] : listeners_by_port(run)) {
    std::map<std::string, SameBinding> bindings;
    for (const Listener& listener : listeners) {
      // Of different protocols: see binding_overlap.
      const BindingAddress& address = listener.address();
      judge_same(run, bindings[listener.protocol() + ' ' + address.endpoint() + ':' + address.host],
                 listener);
    }
  }
}

namespace {

/// Listeners of two protocols on one port.
struct Clash {
  const Listener* first;
  const Listener* second;

  bool is_between_services() const { return first->is_ftp() != second->is_ftp(); }
  bool meets() const {
    return first->address().ip == second->address().ip || first->address().ip == "*" ||
           second->address().ip == "*";
  }
  /// Whether both ask for the same; HTTP.sys may well tell http on every address from https on one.
  bool is_certain() const {
    return first->address().ip == second->address().ip || (is_between_services() && meets());
  }

  std::string_view variant() const {
    if (!first->starts() || !second->starts()) return "protocols-stopped";
    if (is_certain()) return "protocols";
    return meets() ? "protocols-every-address" : "protocols-listen-list";
  }
};

/// The listeners of one protocol on a port.
struct ProtocolListeners {
  std::map<std::string_view, Owners> by_ip;
  Owners all;

  /// Those that `second`, which is of another protocol, may clash with, the likeliest first.
  std::vector<const Owners*> rivals_of(const Listener& second) const {
    std::vector<const Owners*> rivals;
    const auto add = [&](std::string_view ip) {
      const auto found = by_ip.find(ip);
      if (found != by_ip.end()) rivals.push_back(&found->second);
    };
    add(second.address().ip);
    add("*");
    const bool is_between_services = all.any()->is_ftp() != second.is_ftp();
    // HTTP.sys takes a port on every address of the server.
    if (is_between_services || second.address().ip == "*") rivals.push_back(&all);
    return rivals;
  }
};

/// The clearest of the clashes on one port, if there is any.
std::optional<Clash> clash_on(const std::vector<Listener>& listeners) {
  std::map<std::string_view, ProtocolListeners> by_protocol;
  std::optional<Clash> clearest;
  for (const Listener& second : listeners) {
    for (const auto& [protocol, others] : by_protocol) {
      if (protocol == second.protocol()) continue;
      for (const Owners* rivals : others.rivals_of(second)) {
        const Clash clash{rivals->any(), &second};
        if (clash.variant() == "protocols") return clash;
        if (!clearest) clearest = clash;
      }
    }
    ProtocolListeners& own = by_protocol[second.protocol()];
    own.by_ip[second.address().ip].add(second);
    own.all.add(second);
  }
  return clearest;
}

/// One word for each port.
void judge_protocols(RuleEvaluation& run, const std::vector<Listener>& listeners) {
  const std::optional<Clash> clash = clash_on(listeners);
  if (!clash) return;
  report(run, clash->variant(), *clash->first, *clash->second,
         "this binding is for " + clash->first->protocol(), clash->first->address().endpoint());
}

/// A site on one address beside one on all addresses, both for any host.
void judge_every_address(RuleEvaluation& run, const std::vector<Listener>& listeners) {
  for (const Listener& every : listeners) {
    if (every.address().ip != "*" || !every.address().host.empty() || !every.starts()) continue;
    for (const Listener& one : listeners) {
      if (one.address().ip == "*" || !one.address().host.empty() || one.address().is_loopback()) continue;
      if (one.site == every.site || one.protocol() != every.protocol() || !one.starts()) continue;
      report(run, "every-address", every, one, "this binding is for every address of the server",
             one.address().endpoint());
    }
    return;
  }
}

}  // namespace

void binding_overlap(RuleEvaluation& run) {
  if (outline_of(run).is_of_express) return;
  for (const auto& [port, listeners] : listeners_by_port(run)) {
    if (listeners.size() < 2) continue;
    judge_protocols(run, listeners);
    judge_every_address(run, listeners);
  }
}

}  // namespace iislint::rules::code
