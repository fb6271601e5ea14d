// Addresses of both versions of IP, and ranges of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace iislint::values {

/// 16 bytes for both versions: an IPv4 address in the form ::ffff:a.b.c.d, so one that is written like that
/// is the same address.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};

  bool is_ipv4() const;
  bool operator==(const IpAddress&) const = default;
};

/// An address of RFC 4291, with or without a zone ("fe80::1%4") or brackets, or four numbers with dots.
/// Nothing for any other text.
std::optional<IpAddress> parse_ip_address(std::string_view text);

/// The addresses that agree with one in the bits of a mask. The bits need not be contiguous.
struct IpRange {
  IpAddress address, mask;

  /// Never when they are of different versions.
  bool contains(const IpAddress& other) const;
};

/// `mask`: a number of bits, or a mask in the form of an address; empty: all bits. Nothing when one of them
/// is none for that version of IP.
std::optional<IpRange> parse_ip_range(std::string_view address, std::string_view mask);

}  // namespace iislint::values
