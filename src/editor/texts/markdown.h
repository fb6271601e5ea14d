// Text of files in Markdown, so that nothing in it is taken for markup.
#pragma once

#include <string>
#include <string_view>

namespace iislint::editor {

/// In back ticks, on one line, cut where it is very long.
std::string code(std::string_view text);

/// Prose with what Markdown and HTML would read in it escaped, on one line.
std::string plain(std::string_view text);

/// What is read of Markdown made of these: no stars, back ticks or back slashes. An address of the web
/// follows the words of its link; others are left out.
std::string without_markup(std::string_view markdown);

/// As it must be written in a snippet, where '$', '}' and '\' mean something.
std::string escaped_for_snippet(std::string_view text);

}  // namespace iislint::editor
