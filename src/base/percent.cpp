#include "base/percent.h"

#include "base/ascii.h"
#include "base/text.h"

namespace iislint::base {

bool is_percent_escape(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
         hex_value(text[at + 2]) >= 0;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_percent_escape(text, at)) {
      result += text[at];
      continue;
    }
    result += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
    at += 2;
  }
  return result;
}

std::string percent_encoded(std::string_view text, std::string_view keep) {
  constexpr std::string_view kUnreserved = "-._~";
  std::string result;
  for (const char c : text) {
    const bool stays = is_letter(c) || is_digit(c) || kUnreserved.find(c) != std::string_view::npos ||
                       keep.find(c) != std::string_view::npos;
    if (stays) {
      result += c;
    } else {
      append_percent_escape(result, c);
    }
  }
  return result;
}

void append_percent_escape(std::string& text, char c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  text += '%';
  text += kDigits[byte >> 4];
  text += kDigits[byte & 15];
}

}  // namespace iislint::base
