// Text as a terminal shows it: how many columns it takes, and nothing in it that a terminal would obey.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::report {

/// Columns that a terminal gives a printable character: 0 for combining marks, 2 for East Asian wide ones and emoji,
/// else 1. A small table of the common ranges, not all of Unicode.
unsigned column_width(char32_t c);

/// Control characters, marks of writing direction, and characters that show nothing at all (zero-width blanks, the
/// byte order mark, tags): what a hostile or carelessly pasted text hides in.
bool is_hidden(char32_t c);

/// Appends the character in printable form and says how many columns it takes. A tab becomes `kTabWidth` blanks,
/// other ASCII controls become their picture (U+001B -> U+241B), other hidden characters "<U+200E>".
unsigned append_printable(std::string& out, char32_t c);

inline constexpr unsigned kTabWidth = 4;

/// One line of valid UTF-8 without hidden characters; line ends and tabs become blanks. What exceeds `max_columns`
/// is cut and marked by "…".
std::string printable_line(std::string_view text, std::size_t max_columns = SIZE_MAX);

/// Columns of a text that printable_line() has made.
std::size_t columns_of(std::string_view text);

/// Lines of at most `width` columns, broken at blanks; a longer word stands alone in its line. Line ends in `text` are
/// kept, empty lines are not; every line is printable. At least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace iislint::report
