#include "values/ip_address.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "values/ipv4.h"

namespace iislint::values {
namespace {

constexpr std::size_t kGroups = 8;
constexpr unsigned kBitsOfIpv4 = 32, kBits = 128;

IpAddress from_ipv4(std::uint32_t number) {
  IpAddress address;
  address.bytes[10] = address.bytes[11] = 0xFF;
  for (std::size_t i = 0; i < 4; ++i)
    address.bytes[12 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
  return address;
}

/// Groups of "1:2:3"; at the end of an address an IPv4 address may stand for two.
bool read_groups(std::string_view text, bool may_end_in_ipv4, std::vector<std::uint16_t>& groups) {
  if (text.empty()) return true;
  const auto parts = base::split(text, ':');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = parts[i];
    if (may_end_in_ipv4 && i + 1 == parts.size() && part.find('.') != std::string_view::npos) {
      const auto number = parse_ipv4(part);
      if (!number) return false;
      groups.push_back(static_cast<std::uint16_t>(*number >> 16));
      groups.push_back(static_cast<std::uint16_t>(*number & 0xFFFF));
      continue;
    }
    const bool is_group =
        !part.empty() && part.size() <= 4 &&
        std::all_of(part.begin(), part.end(), [](char c) { return base::hex_value(c) >= 0; });
    if (!is_group) return false;
    std::uint16_t group = 0;
    std::from_chars(part.data(), part.data() + part.size(), group, 16);
    groups.push_back(group);
  }
  return true;
}

std::optional<IpAddress> parse_ipv6(std::string_view text) {
  text = text.substr(0, text.find('%'));
  const std::size_t gap = text.find("::");
  std::vector<std::uint16_t> groups, behind;
  if (gap == std::string_view::npos) {
    if (!read_groups(text, true, groups) || groups.size() != kGroups) return std::nullopt;
  } else {
    const std::string_view rest = text.substr(gap + 2);
    if (!read_groups(text.substr(0, gap), false, groups) || !read_groups(rest, true, behind))
      return std::nullopt;
    if (groups.size() + behind.size() >= kGroups) return std::nullopt;
    groups.resize(kGroups - behind.size());
    groups.insert(groups.end(), behind.begin(), behind.end());
  }
  IpAddress address;
  for (std::size_t i = 0; i < kGroups; ++i) {
    address.bytes[2 * i] = static_cast<std::uint8_t>(groups[i] >> 8);
    address.bytes[2 * i + 1] = static_cast<std::uint8_t>(groups[i] & 0xFF);
  }
  return address;
}

IpAddress first_bits(unsigned count) {
  IpAddress mask;
  for (unsigned bit = 0; bit < count; ++bit)
    mask.bytes[bit / 8] |= static_cast<std::uint8_t>(0x80U >> bit % 8);
  return mask;
}

std::optional<IpAddress> parse_mask_for(bool is_ipv4, std::string_view text) {
  const unsigned most = is_ipv4 ? kBitsOfIpv4 : kBits;
  unsigned bits = most;
  const char* end = text.data() + text.size();
  if (!text.empty() && std::all_of(text.begin(), text.end(), base::is_digit)) {
    const auto [stop, problem] = std::from_chars(text.data(), end, bits);
    if (problem != std::errc() || stop != end || bits > most) return std::nullopt;
  } else if (!text.empty()) {
    auto mask = is_ipv4 ? parse_ip_address(text) : parse_ipv6(text);
    if (!mask || (is_ipv4 && !mask->is_ipv4())) return std::nullopt;
    if (is_ipv4) std::fill_n(mask->bytes.begin(), 12, std::uint8_t{0xFF});
    return mask;
  }
  return first_bits(bits + kBits - most);
}

}  // namespace

bool IpAddress::is_ipv4() const {
  return std::all_of(bytes.begin(), bytes.begin() + 10, [](std::uint8_t byte) { return byte == 0; }) &&
         bytes[10] == 0xFF && bytes[11] == 0xFF;
}

std::optional<IpAddress> parse_ip_address(std::string_view text) {
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    text = text.substr(1, text.size() - 2);
  } else if (const auto number = parse_ipv4(text)) {
    return from_ipv4(*number);
  }
  return parse_ipv6(text);
}

bool IpRange::contains(const IpAddress& other) const {
  if (address.is_ipv4() != other.is_ipv4()) return false;
  for (std::size_t i = 0; i < mask.bytes.size(); ++i) {
    if (((address.bytes[i] ^ other.bytes[i]) & mask.bytes[i]) != 0) return false;
  }
  return true;
}

std::optional<IpRange> parse_ip_range(std::string_view address, std::string_view mask) {
  const auto own = parse_ip_address(address);
  if (!own) return std::nullopt;
  const auto bits = parse_mask_for(own->is_ipv4(), mask);
  if (!bits) return std::nullopt;
  return IpRange{*own, *bits};
}

}  // namespace iislint::values
