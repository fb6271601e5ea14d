// Text for a terminal: how wide it is, and nothing in it that a terminal would obey or a reader would miss.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace iislint::report {

/// Columns a character takes: 0 for combining marks, 2 for wide ones.
unsigned display_width(char32_t c);
unsigned display_width(std::string_view text);

/// What stands for a character that must not be shown: "<U+200B>".
std::string numbered(char32_t c);

/// One line of text in which nothing steers the terminal and nothing is invisible: tabs and line ends become
/// blanks, control characters their pictures (␛), and characters that have no shape or turn the direction of
/// the text their number, as in <U+200B>.
std::string printable(std::string_view text);

/// The same for names of files, where a tab or a line end is worth seeing: they become pictures as well.
std::string printable_name(std::string_view text);

/// The same for several lines, whose ends stay.
std::string printable_lines(std::string_view text);

/// `text`, whole lines of output, without what a CI system would obey when it reads them in a log: "::" at
/// the start of a line that would be a command, and "##[…]" and "##name[…]" anywhere, lose their first
/// character to its number, <U+003A> or <U+0023>.
std::string without_commands(std::string_view text);

/// `text` broken at blanks into lines of at most `width` columns; a word that is longer is broken anywhere.
/// At least one line.
std::vector<std::string> wrapped(std::string_view text, unsigned width);

}  // namespace iislint::report
