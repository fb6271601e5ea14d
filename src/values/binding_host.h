// The host name of a binding.
//
// Source of the rules: host names of RFC 1123, what HTTP.sys takes beside them ("_"), and the wildcard of
// IIS 10 ("*.example.net", the first label only).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace iislint::values {

enum class HostFault : std::uint8_t {
  none,
  scheme,             ///< "https://www.example.net"
  path,               ///< "www.example.net/files"
  blank,              ///< a blank or tab somewhere
  not_ascii,          ///< an international name that is not written in its xn-- form
  wildcard,           ///< "*" elsewhere than alone in the first label of several
  illegal_character,  ///< none of letters, digits, "-", "_", "."
  hyphen,             ///< a label begins or ends with "-"
  empty_label,        ///< "www..example.net", a dot in front
  too_long,           ///< a label above 63 characters, or a name above 255
};

/// The first thing that is wrong with a host name; begin and end tell the piece.
struct HostReading {
  HostFault fault = HostFault::none;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_wildcard = false;  ///< "*.example.net"
};

/// An empty host is none and has no fault.
HostReading read_host(std::string_view host);

}  // namespace iislint::values
