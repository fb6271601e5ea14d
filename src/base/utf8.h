// UTF-8 and UTF-16 arithmetic on single code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace iislint::base {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value;    ///< kReplacement when the bytes are not UTF-8
  std::size_t size;  ///< bytes taken, at least 1
  bool valid;
};

/// The code point that starts at `at` (which must be inside `text`). Overlong forms, surrogates and cut
/// sequences are invalid and take as many bytes as can be no start of a valid sequence.
CodePoint decode_utf8(std::string_view text, std::size_t at);

void append_utf8(std::string& text, char32_t code_point);

/// Whether the character has no shape of its own, or turns what stands around it: controls (C1), zero-width
/// and bidirectional ones, line separators. Those of C0 are not among them.
bool is_unseen(char32_t code_point);

/// Whether there is nothing to be seen in the text: blanks of every width, controls and unseen characters.
bool is_invisible(std::string_view text);

/// Where the first byte beyond ASCII stands, from `at` on; the size when there is none.
std::size_t ascii_end(std::string_view text, std::size_t at);

inline bool is_ascii(std::string_view text) {
  return ascii_end(text, 0) == text.size();
}

/// Length in UTF-16 code units, the unit of columns. Bytes that are not UTF-8 count one each.
std::size_t utf16_length(std::string_view text);

/// The beginning of the text, `longest` bytes at most, with "…" where something is cut off; no character is
/// split.
std::string shortened(std::string_view text, std::size_t longest);

/// `text` with every invalid byte sequence replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

}  // namespace iislint::base
