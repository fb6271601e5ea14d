#include "values/binding_address.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "values/ip_address.h"
#include "values/ipv4.h"

namespace iislint::values {
namespace {

bool is_every_address(std::string_view ip) {
  return ip.empty() || ip == "*" || ip == "0.0.0.0" || ip == "::";
}

/// With or without a zone ("fe80::1%4").
bool is_ipv6(std::string_view text) {
  return text.find(':') != std::string_view::npos && text.find_first_of("[]") == std::string_view::npos &&
         parse_ip_address(text);
}

/// Reads one text from left to right; the first fault ends it.
class BindingReader {
 public:
  explicit BindingReader(std::string_view text) : text_(text) {}

  BindingParts run() {
    parts_.has_address = read();
    return parts_;
  }

 private:
  bool read() {
    if (!read_address()) return false;
    const std::size_t colon = text_.find(':', at_);
    const std::size_t end = colon == std::string_view::npos ? text_.size() : colon;
    if (!read_port(end)) return false;
    if (colon == std::string_view::npos) return fail(BindingFault::host_colon_missing, end, end);
    parts_.host = text_.substr(colon + 1);
    if (const std::size_t more = parts_.host.find(':'); more != std::string_view::npos)
      return fail(BindingFault::too_many_parts, colon + 1 + more, text_.size());
    parts_.is_on_every_address = is_every_address(parts_.ip);
    return true;
  }

  bool fail(BindingFault fault, std::size_t begin, std::size_t end) {
    parts_.fault = fault;
    parts_.begin = begin;
    parts_.end = end;
    return false;
  }

  bool read_address() {
    if (!text_.empty() && text_.front() == '[') return read_bracketed();
    const std::size_t colon = text_.find(':');
    if (colon == std::string_view::npos) return fail(BindingFault::address_missing, 0, text_.size());
    // The last two colons of "2001:db8::1:21:" would be those of the port and the host.
    const std::size_t last = text_.rfind(':');
    const std::size_t before = last == 0 ? std::string_view::npos : text_.rfind(':', last - 1);
    if (before != std::string_view::npos && before > colon && is_ipv6(text_.substr(0, before)))
      return fail(BindingFault::brackets_missing, 0, before);
    if (is_ipv6(text_)) return fail(BindingFault::brackets_missing, 0, text_.size());
    parts_.ip = text_.substr(0, colon);
    at_ = colon + 1;
    if (!is_every_address(parts_.ip) && !parse_ipv4(parts_.ip)) fail(BindingFault::address_invalid, 0, colon);
    return true;
  }

  bool read_bracketed() {
    const std::size_t close = text_.find(']');
    if (close == std::string_view::npos) return fail(BindingFault::bracket_unclosed, 0, text_.size());
    if (close + 1 >= text_.size()) return fail(BindingFault::port_missing, close + 1, close + 1);
    if (text_[close + 1] != ':') return fail(BindingFault::bracket_unclosed, close + 1, text_.size());
    parts_.ip = text_.substr(1, close - 1);
    at_ = close + 2;
    if (!is_ipv6(parts_.ip)) fail(BindingFault::address_invalid, 0, close + 1);
    return true;
  }

  bool read_port(std::size_t end) {
    const std::string_view text = text_.substr(at_, end - at_);
    if (text.empty()) return fail(BindingFault::port_missing, at_, end);
    const bool is_number = std::all_of(text.begin(), text.end(), base::is_digit);
    if (!is_number) return fail(BindingFault::port_not_a_number, at_, end);
    const auto [unused, problem] = std::from_chars(text.data(), text.data() + text.size(), parts_.port);
    if (problem != std::errc() || parts_.port == 0) return fail(BindingFault::port_out_of_range, at_, end);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  BindingParts parts_;
};

}  // namespace

bool BindingAddress::is_loopback() const {
  return ip == "::1" || ip.substr(0, 4) == "127.";
}

std::string BindingAddress::endpoint() const {
  const bool is_ipv6 = ip.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + ip + "]" : ip) + ":" + std::to_string(port);
}

BindingParts read_binding_parts(std::string_view text) {
  return BindingReader(text).run();
}

BindingReading read_binding(std::string_view text) {
  const BindingParts parts = read_binding_parts(text);
  BindingReading reading{std::nullopt, parts.fault, parts.begin, parts.end};
  if (parts.has_address)
    reading.address = BindingAddress{parts.is_on_every_address ? "*" : base::lower(parts.ip), parts.port,
                                     base::lower(parts.host)};
  return reading;
}

std::optional<BindingAddress> parse_binding_address(std::string_view text) {
  return read_binding(text).address;
}

}  // namespace iislint::values
