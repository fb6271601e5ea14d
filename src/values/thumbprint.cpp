#include "values/thumbprint.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "values/deployment_token.h"

namespace iislint::values {
namespace {

/// Zero-width characters, marks of direction, and blanks other than the one of the keyboard.
bool is_hidden(char32_t c) {
  return c == 0xA0 || c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF ||
         c == base::kReplacement;
}

bool is_separator(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ':' || c == '-';
}

int digit_of(char c) {
  if (base::is_digit(c)) return c - '0';
  return c - 'A' + 10;
}

bool is_sequence(std::string_view digits) {
  const auto steps_by = [digits](int step) {
    for (std::size_t i = 1; i < digits.size(); ++i) {
      const int next = (digit_of(digits[i - 1]) + step) & 15;
      // 1234567890 1234567890 is a sequence as well.
      const bool decimal_wrap = (step > 0 && digits[i - 1] == '9' && digits[i] == '0') ||
                                (step < 0 && digits[i - 1] == '0' && digits[i] == '9');
      if (digit_of(digits[i]) != next && !decimal_wrap) return false;
    }
    return true;
  };
  return steps_by(1) || steps_by(-1);
}

bool is_repetition(std::string_view digits) {
  constexpr std::size_t kLongestBlock = 10;
  for (std::size_t block = 2; block <= kLongestBlock && block * 2 <= digits.size(); ++block) {
    if (digits.substr(block) == digits.substr(0, digits.size() - block)) return true;
  }
  return false;
}

/// The text that the bytes spell; empty when one of them is not printable ASCII.
std::string spelt_text(std::string_view digits) {
  std::string text;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    const int byte = digit_of(digits[i]) * 16 + digit_of(digits[i + 1]);
    if (byte < 0x20 || byte > 0x7E) return {};
    text += static_cast<char>(byte);
  }
  return text;
}

void judge_digits(Thumbprint& result) {
  const std::string& digits = result.digits;
  if (digits.size() < 8) return;
  if (digits.find_first_not_of(digits.front()) == std::string::npos) {
    result.placeholder = Placeholder::one_digit;
  } else if (is_sequence(digits)) {
    result.placeholder = Placeholder::sequence;
  } else if (is_repetition(digits)) {
    result.placeholder = Placeholder::repetition;
  } else if (digits.size() >= 32 && digits.size() % 2 == 0) {
    result.text = spelt_text(digits);
    if (!result.text.empty()) result.placeholder = Placeholder::text;
  }
}

/// One character that is no digit: 3 for hidden, 2 for a separator, 1 for anything else.
int rank_of(char32_t c) {
  return is_hidden(c) ? 3 : is_separator(c) ? 2 : 1;
}

}  // namespace

Thumbprint parse_thumbprint(std::string_view text) {
  Thumbprint result;
  if (!deployment_token(text, TokenForms::likely).empty()) {
    result.is_token = true;
    return result;
  }
  std::size_t at = 0;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    result.has_prefix = true;
    at = 2;
  }
  int worst = 0;
  while (at < text.size()) {
    const base::CodePoint point = base::decode_utf8(text, at);
    const std::size_t begin = at;
    at += point.size;
    const char lower = point.value < 0x80 ? base::to_lower(static_cast<char>(point.value)) : '\0';
    if (base::is_digit(lower) || (lower >= 'a' && lower <= 'f')) {
      result.has_lower_case = result.has_lower_case || (!base::is_digit(lower) && text[begin] == lower);
      result.digits += base::is_digit(lower) ? lower : static_cast<char>(lower - 'a' + 'A');
      continue;
    }
    const int rank = rank_of(point.value);
    result.has_hidden = result.has_hidden || rank == 3;
    result.has_separators = result.has_separators || rank == 2;
    result.has_other = result.has_other || rank == 1;
    if (rank <= worst) continue;
    worst = rank;
    result.fault_begin = begin;
    result.fault_end = at;
  }
  if (!result.has_other) judge_digits(result);
  return result;
}

}  // namespace iislint::values
