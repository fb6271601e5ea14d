#include "rules/checks/server/binding_format_invalid.h"

#include <string_view>
#include <utility>

#include "config/server/server_outline.h"
#include "config/server/site_bindings.h"
#include "rules/checks/server/support/binding_texts.h"
#include "values/binding_host.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingFormatInvalid::Case;
using config::SiteBinding;
using config::SiteOutline;
using values::BindingFault;

Case which_of(BindingFault fault) {
  switch (fault) {
    case BindingFault::address_missing:
      return Case::no_colon;
    case BindingFault::address_invalid:
      return Case::address;
    case BindingFault::brackets_missing:
      return Case::brackets;
    case BindingFault::bracket_unclosed:
      return Case::bracket_open;
    case BindingFault::port_missing:
      return Case::no_port;
    case BindingFault::port_not_a_number:
    case BindingFault::port_out_of_range:
      return Case::port;
    case BindingFault::host_colon_missing:
      return Case::no_host_colon;
    case BindingFault::too_many_parts:
    case BindingFault::none:
      break;
  }
  return Case::parts;
}

}  // namespace

void check(const BindingFormatInvalid& rule, Reporter<BindingFormatInvalid>& reporter) {
  for_each_judged_binding(
      rule.file(), [&](const SiteOutline& site, const SiteBinding& binding, std::string_view text) {
        const values::BindingReading reading = values::read_binding(text);
        if (reading.fault == BindingFault::none) return;
        const bool is_scheme = holds_scheme(text) && host_begin(text) != std::string_view::npos;
        if (reading.fault == BindingFault::too_many_parts && is_scheme)
          return;  // see binding_host_invalid.cpp
        WrongPiece wrong = wrong_piece(rule.file(), site, binding, reading.begin, reading.end);
        BindingFormatInvalid::Finding finding{
            std::move(wrong.finding), {.piece = std::move(wrong.piece), .text = std::move(wrong.text)}};
        reporter.report(which_of(reading.fault), std::move(finding));
      });
}

}  // namespace iislint::rules::checks
