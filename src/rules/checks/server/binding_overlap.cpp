#include "rules/checks/server/binding_overlap.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/server_outline.h"
#include "rules/checks/server/support/listeners.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingOverlap::Case;

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

  Case which() const {
    if (!first->starts() || !second->starts()) return Case::protocols_stopped;
    if (is_certain()) return Case::protocols;
    return meets() ? Case::protocols_every_address : Case::protocols_listen_list;
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
        if (clash.which() == Case::protocols) return clash;
        if (!clearest) clearest = clash;
      }
    }
    ProtocolListeners& own = by_protocol[second.protocol()];
    own.by_ip[second.address().ip].add(second);
    own.all.add(second);
  }
  return clearest;
}

void report(const BindingOverlap& rule, Reporter<BindingOverlap>& reporter, Case which, const Listener& first,
            const Listener& second, std::string related, std::string endpoint) {
  BindingOverlap::Finding finding{
      finding_of(rule.file(), first, second, std::move(related)),
      {.endpoint = std::move(endpoint), .first = first.protocol(), .second = second.protocol()}};
  reporter.report(which, std::move(finding));
}

/// One word for each port.
void judge_protocols(const BindingOverlap& rule, Reporter<BindingOverlap>& reporter,
                     const std::vector<Listener>& listeners) {
  const std::optional<Clash> clash = clash_on(listeners);
  if (!clash) return;
  report(rule, reporter, clash->which(), *clash->first, *clash->second,
         "this binding is for " + clash->first->protocol(), clash->first->address().endpoint());
}

/// A site on one address beside one on all addresses, both for any host.
void judge_every_address(const BindingOverlap& rule, Reporter<BindingOverlap>& reporter,
                         const std::vector<Listener>& listeners) {
  for (const Listener& every : listeners) {
    if (every.address().ip != "*" || !every.address().host.empty() || !every.starts()) continue;
    for (const Listener& one : listeners) {
      if (one.address().ip == "*" || !one.address().host.empty() || one.address().is_loopback()) continue;
      if (one.site == every.site || one.protocol() != every.protocol() || !one.starts()) continue;
      report(rule, reporter, Case::every_address, every, one,
             "this binding is for every address of the server", one.address().endpoint());
    }
    return;
  }
}

}  // namespace

void check(const BindingOverlap& rule, Reporter<BindingOverlap>& reporter) {
  const FileView& file = rule.file();
  if (file.outline().is_of_express) return;
  for (const auto& [port, listeners] : listeners_by_port(file)) {
    if (listeners.size() < 2) continue;
    judge_protocols(rule, reporter, listeners);
    judge_every_address(rule, reporter, listeners);
  }
}

}  // namespace iislint::rules::checks
