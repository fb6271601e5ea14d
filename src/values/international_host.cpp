#include "values/international_host.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/letter_case.h"
#include "base/text.h"
#include "base/utf8.h"

namespace iislint::values {
namespace {

// The parameters that RFC 3492 sets for host names.
constexpr std::uint32_t kBase = 36, kLowest = 1, kHighest = 26, kSkew = 38, kDamp = 700, kFirstBias = 72,
                        kFirstCode = 0x80;
constexpr std::size_t kLongestLabel = 63;

char digit_of(std::uint32_t number) {
  return static_cast<char>(number < 26 ? 'a' + number : '0' + (number - 26));
}

std::uint32_t next_bias(std::uint32_t delta, std::uint32_t points, bool is_first) {
  delta = is_first ? delta / kDamp : delta / 2;
  delta += delta / points;
  std::uint32_t steps = 0;
  for (; delta > (kBase - kLowest) * kHighest / 2; steps += kBase)
    delta /= kBase - kLowest;
  return steps + (kBase - kLowest + 1) * delta / (delta + kSkew);
}

void append_number(std::string& text, std::uint32_t number, std::uint32_t bias) {
  for (std::uint32_t k = kBase;; k += kBase) {
    const std::uint32_t least = k <= bias ? kLowest : std::min(k - bias, kHighest);
    if (number < least) break;
    text += digit_of(least + (number - least) % (kBase - least));
    number = (number - least) / (kBase - least);
  }
  text += digit_of(number);
}

std::string encoded_label(const std::vector<char32_t>& points) {
  std::string text = "xn--";
  std::uint32_t handled = 0;
  for (const char32_t point : points) {
    if (point >= kFirstCode) continue;
    text += static_cast<char>(point);
    ++handled;
  }
  const std::uint32_t plain = handled;
  if (plain > 0) text += '-';
  std::uint32_t code = kFirstCode, delta = 0, bias = kFirstBias;
  while (handled < points.size()) {
    std::uint32_t next = 0x10FFFF;
    for (const char32_t point : points)
      if (point >= code) next = std::min<std::uint32_t>(next, point);
    delta += (next - code) * (handled + 1);
    code = next;
    for (const char32_t point : points) {
      if (point < code) ++delta;
      if (point != code) continue;
      append_number(text, delta, bias);
      bias = next_bias(delta, handled + 1, handled == plain);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++code;
  }
  return text;
}

/// The label as it is where it is no UTF-8, or longer than any host name may be.
std::string ascii_label(std::string_view label) {
  if (base::is_ascii(label) || label.size() > kLongestLabel * 4) return std::string(label);
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < label.size();) {
    const base::CodePoint point = base::decode_utf8(label, at);
    if (!point.valid) return std::string(label);
    points.push_back(point.value);
    at += point.size;
  }
  return encoded_label(points);
}

}  // namespace

std::string ascii_host(std::string_view host) {
  const std::string lower = base::lower_utf8(host);
  std::string result;
  for (const std::string_view label : base::split(lower, '.'))
    result += (result.empty() ? "" : ".") + ascii_label(label);
  if (result.size() > 1 && result.ends_with('.')) result.pop_back();
  return result;
}

}  // namespace iislint::values
