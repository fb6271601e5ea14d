#include "engine/request/binding_choice.h"

#include <string>
#include <tuple>

#include "base/text.h"
#include "rewrite/request/request.h"
#include "values/international_host.h"

namespace iislint::engine {
namespace {

using config::BindingRow;
using config::ServerColumns;

/// How well a binding fits; the greater one wins. HTTP.sys takes the name before the address: explicit names,
/// then wildcards of names with the longer suffix first, then what is bound to one address, then the rest
/// ("UrlPrefix Strings" and "Routing Incoming Requests", HTTP Server API).
struct Fit {
  std::size_t host = 0;  ///< 1: the binding has no name; else the length of the name, or of its suffix
  bool is_exact = false;
  bool is_at_address = false;

  bool operator<(const Fit& other) const {
    return std::tie(is_exact, host, is_at_address) <
           std::tie(other.is_exact, other.host, other.is_at_address);
  }
};

std::optional<Fit> fit_of_host(std::string_view bound, const std::string& host) {
  if (bound.empty() || bound == "*") return Fit{1, false, false};
  const std::string own = values::ascii_host(bound);
  if (own == host) return Fit{own.size(), true, false};
  const bool is_wildcard =
      own.starts_with("*.") && host.size() >= own.size() && host.ends_with(own.substr(1));
  return is_wildcard ? std::optional(Fit{own.size(), false, false}) : std::nullopt;
}

}  // namespace

std::optional<values::IpAddress> arrival_address(const TracedRequest& asked, const RequestAddress& address) {
  for (const auto& [name, value] : asked.variables) {
    if (rewrite::variable_form(name) == "LOCAL_ADDR") return values::parse_ip_address(base::trim(value));
  }
  return values::parse_ip_address(address.host);
}

BindingChoice choose_binding(const ServerColumns& columns, const RequestAddress& address,
                             const std::optional<values::IpAddress>& arrives_at) {
  const config::TextId protocol = address.scheme == "https" ? columns.https() : columns.http();
  const std::string host = values::ascii_host(address.host);
  const BindingRow* sure = nullptr;
  const BindingRow* possible = nullptr;
  Fit best_sure, best_possible;
  for (const BindingRow& binding : columns.bindings()) {
    if (binding.protocol != protocol || binding.port != address.port) continue;
    auto fit = fit_of_host(columns.text(binding.host), host);
    if (!fit) continue;
    const std::string_view ip = columns.text(binding.ip);
    fit->is_at_address = ip != "*";
    if (fit->is_at_address && arrives_at && values::parse_ip_address(ip) != arrives_at) continue;
    const bool is_sure = !fit->is_at_address || arrives_at;
    const BindingRow*& chosen = is_sure ? sure : possible;
    Fit& best = is_sure ? best_sure : best_possible;
    if (chosen != nullptr && !(best < *fit)) continue;
    chosen = &binding;
    best = *fit;
  }
  if (sure == nullptr) return {possible, possible != nullptr, nullptr};
  const bool has_rival = possible != nullptr && best_sure < best_possible && possible->site != sure->site;
  return {sure, false, has_rival ? possible : nullptr};
}

}  // namespace iislint::engine
