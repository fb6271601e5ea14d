#include "config/binding_address.h"

#include <charconv>

#include "base/text.h"

namespace iislint::config {
namespace {

bool is_every_address(std::string_view ip) {
  return ip.empty() || ip == "*" || ip == "0.0.0.0" || ip == "::";
}

std::optional<std::uint16_t> port_from(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (problem != std::errc() || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

}  // namespace

bool BindingAddress::is_loopback() const {
  return ip == "::1" || ip.substr(0, 4) == "127.";
}

std::string BindingAddress::endpoint() const {
  const bool is_ipv6 = ip.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + ip + "]" : ip) + ":" + std::to_string(port);
}

std::optional<BindingAddress> parse_binding_address(std::string_view text) {
  BindingAddress address{};
  std::string_view ip;
  if (!text.empty() && text.front() == '[') {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos || close + 1 >= text.size() || text[close + 1] != ':')
      return std::nullopt;
    ip = text.substr(1, close - 1);
    text.remove_prefix(close + 2);
  } else {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    ip = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto port = port_from(text.substr(0, colon));
  const std::string_view host = text.substr(colon + 1);
  if (!port || host.find(':') != std::string_view::npos) return std::nullopt;
  address.ip = is_every_address(ip) ? "*" : base::lower(ip);
  address.port = *port;
  address.host = base::lower(host);
  return address;
}

}  // namespace iislint::config
