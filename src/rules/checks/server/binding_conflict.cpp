#include "rules/checks/server/binding_conflict.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "rules/checks/server/support/listeners.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingConflict::Case;

/// What is bound to one address, port and host for one protocol. "[::]" is kept apart: that it is the same as
/// "*" or "0.0.0.0" is not documented.
struct SameBinding {
  Owners every_ipv6;
  Owners others;
};

/// What two bindings of one port must share to be the same.
struct BindingKey {
  config::TextId protocol;
  config::TextId ip;
  config::TextId host;

  bool operator==(const BindingKey&) const = default;
};

struct BindingKeyHash {
  std::size_t operator()(const BindingKey& key) const {
    const std::uint64_t address = (std::uint64_t{key.ip} << 32 | key.host) * 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>((address >> 20) ^ address ^ key.protocol);
  }
};

void judge_same(const BindingConflict& rule, Reporter<BindingConflict>& reporter, SameBinding& same,
                const Listener& listener) {
  const bool is_ipv6 =
      listener.is_on_every_address && text_of(rule.file(), listener.binding->information).starts_with("[::]");
  Owners& own = is_ipv6 ? same.every_ipv6 : same.others;
  const Listener* alike = own.any();
  const Listener* first = alike != nullptr ? alike : (is_ipv6 ? same.others : same.every_ipv6).any();
  own.add(listener);
  // Within one site it is a duplicate key.
  if (first == nullptr || first->site == listener.site) return;
  const bool both_start = first->starts() && listener.starts();
  const Case which = !both_start ? Case::one_stopped : alike != nullptr ? Case::both_start : Case::every_ipv6;
  BindingConflict::Finding finding{
      finding_of(rule.file(), *first, listener, "this site has the same binding"),
      {.endpoint = text_of(rule.file(), first->binding->information),
       .first = protocol_of(rule.file(), *first),
       .second = protocol_of(rule.file(), listener)}};
  reporter.report(which, std::move(finding));
}

}  // namespace

void check(const BindingConflict& rule, Reporter<BindingConflict>& reporter) {
  const FileView& file = rule.file();
  if (file.columns().is_of_express()) return;
  for (const auto& [port, listeners] : listeners_by_port(file).ports) {
    if (listeners.size() < 2) continue;
    std::unordered_map<BindingKey, SameBinding, BindingKeyHash> bindings;
    bindings.reserve(listeners.size());
    for (const Listener& listener : listeners) {
      // Of different protocols: see binding_overlap.cpp.
      const config::BindingRow& binding = *listener.binding;
      judge_same(rule, reporter, bindings[{binding.protocol, binding.ip, binding.host}], listener);
    }
  }
}

}  // namespace iislint::rules::checks
