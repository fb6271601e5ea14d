// The bindingInformation of a binding: address:port:host.
//
// Source of the form: the reference pages of <binding> and what IIS Manager writes. IIS loads anything here
// and only fails to listen, so a text that does not parse is no error of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace iislint::config {

struct BindingAddress {
  std::string ip;      ///< lower case, IPv6 without brackets; "*" for all addresses ("", "0.0.0.0", "[::]")
  std::uint16_t port;  ///< 1 to 65535
  std::string host;    ///< lower case; empty when any host name will do

  /// Reachable from the machine itself only.
  bool is_loopback() const;

  /// "address:port", IPv6 in brackets: what two bindings share if they listen on one socket.
  std::string endpoint() const;
};

/// Nothing when the text is not of that form: no port, more parts, an IPv6 address without brackets.
std::optional<BindingAddress> parse_binding_address(std::string_view text);

}  // namespace iislint::config
