#include "rules/checks/server/binding_format_invalid.h"

#include <string>
#include <string_view>
#include <utility>

#include "config/server/server_columns.h"
#include "rules/checks/server/support/binding_texts.h"
#include "rules/checks/support/reading.h"
#include "rules/checks/support/site_texts.h"
#include "values/binding_host.h"

namespace iislint::rules::checks {
namespace {

using Case = BindingFormatInvalid::Case;
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

/// Whether the text is in the form of http, which net.tcp does not have: its port comes first.
bool is_net_tcp_like_http(const FileView& file, const config::BindingRow& binding) {
  if (file.columns().text(binding.protocol) != "net.tcp" || binding.information == xml::kNone) return false;
  const xml::Attribute& attribute = file.document().attribute(binding.information);
  if (!attribute.quoted || !attribute.closed || is_secret(file, attribute)) return false;
  const std::string text = text_of(file, binding.information);
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return false;  // not settled: an address that may still have its port
  const std::string_view first = std::string_view(text).substr(0, colon);
  return !has_token(text) && first.find_first_not_of("0123456789") != std::string_view::npos;
}

}  // namespace

void check(const BindingFormatInvalid& rule, Reporter<BindingFormatInvalid>& reporter) {
  for (const config::BindingRow& binding : rule.file().columns().bindings()) {
    if (is_net_tcp_like_http(rule.file(), binding)) {
      BindingFormatInvalid::Finding finding;
      finding.at = anchor_of_attribute(rule.file(), binding.element, binding.information);
      finding.args.text = text_of(rule.file(), binding.information);
      finding.sites = {name_of(rule.file(), rule.file().columns().sites()[binding.site])};
      reporter.report(Case::net_tcp, std::move(finding));
    }
    if (binding.fault == BindingFault::none || !is_judged(rule.file(), binding)) continue;
    const std::string text = text_of(rule.file(), binding.information);
    const bool is_scheme = holds_scheme(text) && host_begin(text) != std::string_view::npos;
    if (binding.fault == BindingFault::too_many_parts && is_scheme) continue;  // see binding_host_invalid.cpp
    const values::BindingParts parts = values::read_binding_parts(text);
    WrongPiece wrong = wrong_piece(rule.file(), binding, parts.begin, parts.end);
    BindingFormatInvalid::Finding finding{std::move(wrong.finding),
                                          {.piece = std::move(wrong.piece), .text = std::move(wrong.text)}};
    reporter.report(which_of(binding.fault), std::move(finding));
  }
}

}  // namespace iislint::rules::checks
