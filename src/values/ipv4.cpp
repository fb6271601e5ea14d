#include "values/ipv4.h"

#include <bit>
#include <charconv>

namespace iislint::values {
namespace {

/// A decimal number up to `most`, without sign or leading zero.
std::optional<unsigned> number_up_to(std::string_view text, unsigned most) {
  if (text.empty() || text.size() > 3 || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  unsigned number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || number > most) return std::nullopt;
  return number;
}

struct SpecialRange {
  Ipv4Range range;
  Ipv4Use use;
};

constexpr SpecialRange kSpecial[] = {
    {{0x00000000, 8}, Ipv4Use::unspecified},    {{0x7F000000, 8}, Ipv4Use::loopback},
    {{0xA9FE0000, 16}, Ipv4Use::link_local},    {{0x0A000000, 8}, Ipv4Use::private_use},
    {{0xAC100000, 12}, Ipv4Use::private_use},   {{0xC0A80000, 16}, Ipv4Use::private_use},
    {{0x64400000, 10}, Ipv4Use::shared},        {{0xC0000200, 24}, Ipv4Use::documentation},
    {{0xC6336400, 24}, Ipv4Use::documentation}, {{0xCB007100, 24}, Ipv4Use::documentation},
    {{0xE0000000, 4}, Ipv4Use::multicast},      {{0xF0000000, 4}, Ipv4Use::reserved}};

bool is_contiguous(std::uint32_t mask) {
  return std::countl_one(mask) + std::countr_zero(mask) == 32 || mask == 0xFFFFFFFF;
}

}  // namespace

std::optional<std::uint32_t> parse_ipv4(std::string_view text) {
  if (text.size() > 15) return std::nullopt;
  std::uint32_t address = 0;
  for (int left = 3; left >= 0; --left) {
    const std::size_t dot = text.find('.');
    if ((dot == std::string_view::npos) != (left == 0)) return std::nullopt;
    const auto octet = number_up_to(text.substr(0, dot), 255);
    if (!octet) return std::nullopt;
    address = address << 8 | *octet;
    if (left > 0) text.remove_prefix(dot + 1);
  }
  return address;
}

std::string print_ipv4(std::uint32_t address) {
  std::string text;
  for (unsigned shift = 32; shift > 0;) {
    shift -= 8;
    text += (text.empty() ? "" : ".") + std::to_string(address >> shift & 0xFFu);
  }
  return text;
}

Ipv4Use use_of(std::uint32_t address) {
  for (const SpecialRange& special : kSpecial) {
    if (special.range.contains(address)) return special.use;
  }
  return Ipv4Use::general;
}

std::optional<unsigned> parse_mask(std::string_view text) {
  if (text.find('.') == std::string_view::npos) return number_up_to(text, 32);
  const auto mask = parse_ipv4(text);
  if (!mask || !is_contiguous(*mask)) return std::nullopt;
  return static_cast<unsigned>(std::countl_one(*mask));
}

bool is_mask_with_holes(std::string_view text) {
  const auto mask = parse_ipv4(text);
  return mask && !is_contiguous(*mask);
}

std::uint32_t Ipv4Range::mask() const {
  return bits == 0 ? 0 : 0xFFFFFFFFu << (32 - bits);
}

bool Ipv4Range::covers(const Ipv4Range& other) const {
  return bits <= other.bits && contains(other.address);
}

}  // namespace iislint::values
