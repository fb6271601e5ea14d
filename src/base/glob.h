// Patterns with '*' and '?', for texts and for paths. The time is at most the length of the text times that
// of the pattern, whatever the two are. The case of ASCII letters is ignored.
#pragma once

#include <string_view>

namespace iislint::base {

/// Whether the pattern stands for the whole text: '*' is any text, '?' one character (of UTF-8), everything
/// else itself.
bool matches_glob(std::string_view text, std::string_view pattern);

/// The same for paths joined by '/': '*' and '?' stay within one folder or name, and "**" passes over any
/// number of folders: "web/**" is everything below web, "**/x" is x in any folder, "a/**/b" is also "a/b".
bool matches_path(std::string_view path, std::string_view pattern);

}  // namespace iislint::base
