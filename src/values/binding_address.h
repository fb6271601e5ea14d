// The bindingInformation of a binding: address:port:host.
//
// Source of the form: the reference pages of <binding> and what IIS Manager writes. IIS loads anything here
// and only fails to listen, so a text that does not parse is no error of the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace iislint::values {

struct BindingAddress {
  std::string ip;      ///< lower case, IPv6 without brackets; "*" for all addresses ("", "0.0.0.0", "[::]")
  std::uint16_t port;  ///< 1 to 65535
  std::string host;    ///< lower case; empty when any host name will do

  /// Reachable from the machine itself only.
  bool is_loopback() const;

  /// "address:port", IPv6 in brackets: what two bindings share if they listen on one socket.
  std::string endpoint() const;
};

enum class BindingFault : std::uint8_t {
  none,
  address_missing,     ///< "80", "host.example.net": no colon at all
  address_invalid,     ///< the first part is neither *, an IPv4 address nor an IPv6 address in brackets
  brackets_missing,    ///< an IPv6 address without its brackets
  bracket_unclosed,    ///< "[::1:21:", or something between the bracket and the colon
  port_missing,        ///< "*::", or nothing behind the address
  port_not_a_number,   ///< "*:ftp:"
  port_out_of_range,   ///< 0 or above 65535
  host_colon_missing,  ///< "*:80": no colon behind the port
  too_many_parts,      ///< "*:80:host:more"
};

/// What a bindingInformation says, and the first thing that is wrong with it.
struct BindingReading {
  /// Whatever can be told; nothing when the port or the parts cannot be. An address that is none is kept.
  std::optional<BindingAddress> address;
  BindingFault fault = BindingFault::none;
  std::size_t begin = 0;  ///< the piece of the text that is wrong; empty where something is missing
  std::size_t end = 0;
};

BindingReading read_binding(std::string_view text);

/// The same without copies: address and host as they are written.
struct BindingParts {
  bool has_address = false;          ///< as BindingReading::address
  bool is_on_every_address = false;  ///< BindingAddress::ip is "*"
  std::uint16_t port = 0;
  std::string_view ip;  ///< without brackets
  std::string_view host;
  BindingFault fault = BindingFault::none;
  std::size_t begin = 0;
  std::size_t end = 0;
};

BindingParts read_binding_parts(std::string_view text);

/// Nothing when the text is not of that form: no port, more parts, an IPv6 address without brackets.
std::optional<BindingAddress> parse_binding_address(std::string_view text);

}  // namespace iislint::values
