// Text for a terminal: how wide it is, and nothing in it that a terminal would obey.
#pragma once

#include <string>
#include <string_view>

namespace iislint::report {

/// Columns a character takes: 0 for combining marks, 2 for wide ones.
unsigned display_width(char32_t c);
unsigned display_width(std::string_view text);

/// Control characters as visible stand-ins, so that a hostile file name or value cannot steer the terminal.
std::string printable(std::string_view text);

/// `text` broken at blanks into lines of at most `width` columns; further lines start with `indent` blanks.
std::string wrapped(std::string_view text, unsigned width, unsigned indent);

}  // namespace iislint::report
