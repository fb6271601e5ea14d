#include "rules/checks/server/binding_conflict.h"

#include <map>
#include <string>
#include <utility>

#include "config/server_outline.h"
#include "rules/checks/server/support/listeners.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingConflict::Case;
using values::BindingAddress;

/// What is bound to one address, port and host for one protocol. "[::]" is kept apart: that it is the same as
/// "*" or "0.0.0.0" is not documented.
struct SameBinding {
  Owners every_ipv6;
  Owners others;
};

void judge_same(const BindingConflict& rule, Reporter<BindingConflict>& reporter, SameBinding& same,
                const Listener& listener) {
  const bool is_ipv6 = text_of(rule.file(), listener.binding->information).starts_with("[::]");
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
       .first = first->protocol(),
       .second = listener.protocol()}};
  reporter.report(which, std::move(finding));
}

}  // namespace

void check(const BindingConflict& rule, Reporter<BindingConflict>& reporter) {
  const FileView& file = rule.file();
  if (file.outline().is_of_express) return;
  for (const auto& [port, listeners] : listeners_by_port(file)) {
    std::map<std::string, SameBinding> bindings;
    for (const Listener& listener : listeners) {
      // Of different protocols: see binding_overlap.cpp.
      const BindingAddress& address = listener.address();
      judge_same(rule, reporter,
                 bindings[listener.protocol() + ' ' + address.endpoint() + ':' + address.host], listener);
    }
  }
}

}  // namespace iislint::rules::checks
