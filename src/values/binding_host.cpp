#include "values/binding_host.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::values {
namespace {

constexpr std::size_t kLongestLabel = 63;
constexpr std::size_t kLongestName = 255;

bool is_host_character(char c) {
  return base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z') || c == '-' || c == '_';
}

HostReading fault_at(HostFault fault, std::size_t begin, std::size_t end) {
  return {fault, begin, end, false};
}

/// The label that stands at [begin, end) of the name.
HostReading read_label(std::string_view host, std::size_t begin, std::size_t end) {
  if (begin == end) return fault_at(HostFault::empty_label, begin, begin);
  for (std::size_t i = begin; i < end; ++i) {
    if (is_host_character(host[i])) continue;
    if ((static_cast<unsigned char>(host[i]) & 0x80u) != 0)
      return fault_at(HostFault::not_ascii, i, i + base::decode_utf8(host, i).size);
    return fault_at(host[i] == '*' ? HostFault::wildcard : HostFault::illegal_character, i, i + 1);
  }
  if (host[begin] == '-') return fault_at(HostFault::hyphen, begin, begin + 1);
  if (host[end - 1] == '-') return fault_at(HostFault::hyphen, end - 1, end);
  if (end - begin > kLongestLabel) return fault_at(HostFault::too_long, begin, end);
  return {};
}

/// What is wrong with the name as a whole, apart from its labels.
HostReading read_signs(std::string_view host) {
  if (const std::size_t scheme = host.find("://"); scheme != std::string_view::npos)
    return fault_at(HostFault::scheme, 0, scheme + 3);
  if (const std::size_t slash = host.find_first_of("/\\"); slash != std::string_view::npos) {
    // "http:" is cut off at its colon before the host is read.
    if (host.starts_with("//")) return fault_at(HostFault::scheme, 0, 2);
    return fault_at(HostFault::path, slash, host.size());
  }
  if (const std::size_t blank = host.find_first_of(" \t"); blank != std::string_view::npos)
    return fault_at(HostFault::blank, blank, blank + 1);
  return {};
}

}  // namespace

HostReading read_host(std::string_view host) {
  if (host.empty()) return {};
  const bool is_plain =
      std::all_of(host.begin(), host.end(), [](char c) { return is_host_character(c) || c == '.'; });
  if (!is_plain) {
    if (const HostReading signs = read_signs(host); signs.fault != HostFault::none) return signs;
  }
  HostReading result;
  result.is_wildcard = host.starts_with("*.") && host.size() > 2;
  std::size_t begin = result.is_wildcard ? 2 : 0;
  for (;;) {
    const std::size_t dot = host.find('.', begin);
    const std::size_t end = dot == std::string_view::npos ? host.size() : dot;
    const bool is_final_dot = begin == host.size() && begin > 1;
    if (!is_final_dot) {
      const HostReading label = read_label(host, begin, end);
      if (label.fault != HostFault::none) return label;
    }
    if (dot == std::string_view::npos) break;
    begin = dot + 1;
  }
  if (host.size() > kLongestName) return fault_at(HostFault::too_long, 0, host.size());
  return result;
}

}  // namespace iislint::values
