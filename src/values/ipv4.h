// IPv4 addresses, masks and the ranges that both make together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace iislint::values {

/// Four numbers from 0 to 255 with dots between, the first octet in the highest bits. Nothing for any other
/// text, and for numbers with a leading zero, which some programs read as octal.
std::optional<std::uint32_t> parse_ipv4(std::string_view text);

std::string print_ipv4(std::uint32_t address);

/// What an address can be used for (IANA's registry of special-purpose addresses).
enum class Ipv4Use : std::uint8_t {
  general,
  unspecified,    ///< 0.0.0.0/8
  loopback,       ///< 127.0.0.0/8
  link_local,     ///< 169.254.0.0/16
  private_use,    ///< RFC 1918: 10/8, 172.16/12, 192.168/16
  shared,         ///< 100.64.0.0/10: between a provider and its customers
  documentation,  ///< 192.0.2/24, 198.51.100/24, 203.0.113/24
  multicast,      ///< 224.0.0.0/4
  reserved,       ///< 240.0.0.0/4, the broadcast address among them
};

Ipv4Use use_of(std::uint32_t address);

/// A subnet mask: dotted ("255.255.255.0") or a number of bits ("24"). The number of bits; nothing when the
/// text is neither, or the bits are not contiguous.
std::optional<unsigned> parse_mask(std::string_view text);

/// Whether the text has the form of an address and its bits are no mask: "255.0.255.0".
bool is_mask_with_holes(std::string_view text);

/// All addresses that share their first `bits` bits with `address`.
struct Ipv4Range {
  std::uint32_t address = 0;
  unsigned bits = 32;  ///< 0 to 32

  std::uint32_t mask() const;
  std::uint32_t network() const { return address & mask(); }
  /// Whether bits of the address lie outside the mask: 192.168.1.7 with 255.255.255.0.
  bool has_host_bits() const { return network() != address; }
  bool covers(const Ipv4Range& other) const;
  bool contains(std::uint32_t other) const { return (other & mask()) == network(); }
};

}  // namespace iislint::values
