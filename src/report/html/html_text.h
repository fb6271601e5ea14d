// Text in HTML. Whatever files, paths and users' rules say goes through these functions: nothing in it
// becomes markup, is invisible, or would be obeyed by a CI system that shows the report in its log.
#pragma once

#include <string>
#include <string_view>

namespace iislint::report {

/// One line, for elements and for attributes in quotes.
std::string html_text(std::string_view text);

/// The same with its line ends.
std::string html_lines(std::string_view text);

/// The same for names of files, in which tabs and line ends show.
std::string html_name(std::string_view text);

/// "<a href=…>text</a>", or the text alone where the address is none that a reader should follow.
std::string html_link(std::string_view address, std::string_view text);

}  // namespace iislint::report
