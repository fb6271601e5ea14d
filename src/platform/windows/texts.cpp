#include "base/utf8.h"
#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

constexpr bool is_high_half(wchar_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool is_low_half(wchar_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

/// The half of a character whose three bytes stand there, or 0.
wchar_t half_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (at + 2 >= text.size() || byte(0) != 0xED || byte(1) < 0xA0 || byte(1) > 0xBF) return 0;
  if ((byte(2) & 0xC0) != 0x80) return 0;
  return static_cast<wchar_t>(0xD000 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
}

void append_half(std::string& text, wchar_t half) {
  text += static_cast<char>(0xED);
  text += static_cast<char>(0x80 | ((half >> 6) & 0x3F));
  text += static_cast<char>(0x80 | (half & 0x3F));
}

}  // namespace

std::wstring wide(std::string_view text) {
  std::wstring result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const wchar_t half = half_at(text, at); half != 0) {
      result += half;
      at += 3;
      continue;
    }
    const base::CodePoint point = base::decode_utf8(text, at);
    at += point.size;
    if (point.value < 0x10000) {
      result += static_cast<wchar_t>(point.value);
    } else {
      result += static_cast<wchar_t>(0xD800 + ((point.value - 0x10000) >> 10));
      result += static_cast<wchar_t>(0xDC00 + ((point.value - 0x10000) & 0x3FF));
    }
  }
  return result;
}

std::string narrow(std::wstring_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const wchar_t unit = text[at];
    if (is_high_half(unit) && at + 1 < text.size() && is_low_half(text[at + 1])) {
      const auto high = static_cast<char32_t>(unit - 0xD800),
                 low = static_cast<char32_t>(text[++at] - 0xDC00);
      base::append_utf8(result, 0x10000 + (high << 10) + low);
    } else if (is_high_half(unit) || is_low_half(unit)) {
      append_half(result, unit);
    } else {
      base::append_utf8(result, unit);
    }
  }
  return result;
}

}  // namespace iislint::platform
