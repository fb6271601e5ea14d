#include "rules/checks/server/binding_overlap.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/checks/server/support/listeners.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingOverlap::Case;

/// Listeners of two protocols on one port.
struct Clash {
  const Listener* first;
  const Listener* second;

  bool is_between_services() const { return first->is_ftp != second->is_ftp; }
  bool has_same_address() const { return first->binding->ip == second->binding->ip; }
  bool meets() const {
    return has_same_address() || first->is_on_every_address || second->is_on_every_address;
  }
  /// Whether both ask for the same; HTTP.sys may well tell http on every address from https on one.
  bool is_certain() const { return has_same_address() || (is_between_services() && meets()); }

  Case which() const {
    if (!first->starts() || !second->starts()) return Case::protocols_stopped;
    if (is_certain()) return Case::protocols;
    return meets() ? Case::protocols_every_address : Case::protocols_listen_list;
  }
};

/// The listeners of one protocol on a port.
struct ProtocolListeners {
  std::unordered_map<config::TextId, Owners> by_ip;
  Owners on_every_address;
  Owners all;

  void add(const Listener& listener) {
    by_ip[listener.binding->ip].add(listener);
    if (listener.is_on_every_address) on_every_address.add(listener);
    all.add(listener);
  }

  /// Those that `second`, which is of another protocol, may clash with, the likeliest first.
  std::vector<const Owners*> rivals_of(const Listener& second) const {
    std::vector<const Owners*> rivals;
    const auto found = by_ip.find(second.binding->ip);
    if (found != by_ip.end()) rivals.push_back(&found->second);
    if (on_every_address.any() != nullptr) rivals.push_back(&on_every_address);
    const bool is_between_services = all.any()->is_ftp != second.is_ftp;
    // HTTP.sys takes a port on every address of the server.
    if (is_between_services || second.is_on_every_address) rivals.push_back(&all);
    return rivals;
  }
};

/// The clearest of the clashes on one port, if there is any.
std::optional<Clash> clash_on(const std::vector<Listener>& listeners) {
  std::map<config::TextId, ProtocolListeners> by_protocol;  // three at most
  std::optional<Clash> clearest;
  for (const Listener& second : listeners) {
    for (const auto& [protocol, others] : by_protocol) {
      if (protocol == second.binding->protocol) continue;
      for (const Owners* rivals : others.rivals_of(second)) {
        const Clash clash{rivals->any(), &second};
        if (clash.which() == Case::protocols) return clash;
        if (!clearest) clearest = clash;
      }
    }
    by_protocol[second.binding->protocol].add(second);
  }
  return clearest;
}

void report(const BindingOverlap& rule, Reporter<BindingOverlap>& reporter, Case which, const Listener& first,
            const Listener& second, std::string related, std::string endpoint) {
  BindingOverlap::Finding finding{finding_of(rule.file(), first, second, std::move(related)),
                                  {.endpoint = std::move(endpoint),
                                   .first = protocol_of(rule.file(), first),
                                   .second = protocol_of(rule.file(), second)}};
  reporter.report(which, std::move(finding));
}

/// One word for each port.
void judge_protocols(const BindingOverlap& rule, Reporter<BindingOverlap>& reporter,
                     const std::vector<Listener>& listeners) {
  const std::optional<Clash> clash = clash_on(listeners);
  if (!clash) return;
  report(rule, reporter, clash->which(), *clash->first, *clash->second,
         "this binding is for " + protocol_of(rule.file(), *clash->first),
         address_of(rule.file(), *clash->first).endpoint());
}

/// A site on one address beside one on all addresses, both for any host.
void judge_every_address(const BindingOverlap& rule, Reporter<BindingOverlap>& reporter,
                         const std::vector<Listener>& listeners) {
  const auto every = std::find_if(listeners.begin(), listeners.end(), [](const Listener& one) {
    return one.is_on_every_address && one.is_for_any_host() && one.starts();
  });
  if (every == listeners.end()) return;
  for (const Listener& one : listeners) {
    if (one.is_on_every_address || !one.is_for_any_host() || one.site == every->site) continue;
    if (one.binding->protocol != every->binding->protocol || !one.starts()) continue;
    const values::BindingAddress address = address_of(rule.file(), one);
    if (address.is_loopback()) continue;
    report(rule, reporter, Case::every_address, *every, one,
           "this binding is for every address of the server", address.endpoint());
  }
}

}  // namespace

void check(const BindingOverlap& rule, Reporter<BindingOverlap>& reporter) {
  const FileView& file = rule.file();
  if (file.columns().is_of_express()) return;
  for (const auto& [port, listeners] : listeners_by_port(file).ports) {
    if (listeners.size() < 2) continue;
    judge_protocols(rule, reporter, listeners);
    judge_every_address(rule, reporter, listeners);
  }
}

}  // namespace iislint::rules::checks
