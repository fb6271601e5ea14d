#include "rules/checks/server/binding_host_invalid.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "config/server/server_outline.h"
#include "config/server/site_bindings.h"
#include "rules/checks/server/support/binding_texts.h"
#include "values/binding_host.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingHostInvalid::Case;
using config::SiteBinding;
using config::SiteOutline;
using values::HostFault;

Case which_of(HostFault fault) {
  switch (fault) {
    case HostFault::scheme:
      return Case::scheme;
    case HostFault::path:
      return Case::path;
    case HostFault::not_ascii:
      return Case::not_ascii;
    case HostFault::wildcard:
      return Case::wildcard;
    case HostFault::hyphen:
    case HostFault::empty_label:
    case HostFault::too_long:
      return Case::label;
    case HostFault::none:
    case HostFault::blank:
    case HostFault::illegal_character:
      break;
  }
  return Case::character;
}

}  // namespace

void check(const BindingHostInvalid& rule, Reporter<BindingHostInvalid>& reporter) {
  for_each_judged_binding(rule.file(), [&](const SiteOutline& site, const SiteBinding& binding,
                                           std::string_view text) {
    const std::size_t begin = host_begin(text);
    if (begin == std::string_view::npos) return;
    const std::string_view host = text.substr(begin);
    // A lone asterisk is a habit of IIS Express users: any host.
    if (host == "*" || (host.find(':') != std::string_view::npos && !holds_scheme(host))) return;
    const values::HostReading reading = values::read_host(host);
    if (reading.fault == HostFault::none) return;
    WrongPiece wrong = wrong_piece(rule.file(), site, binding, begin + reading.begin, begin + reading.end);
    BindingHostInvalid::Finding finding{std::move(wrong.finding),
                                        {.piece = std::move(wrong.piece), .text = std::move(wrong.text)}};
    reporter.report(which_of(reading.fault), std::move(finding));
  });
}

}  // namespace iislint::rules::checks
