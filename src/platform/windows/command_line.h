// Windows gives a program its words as one text, and each program takes it apart. Nearly all do so by the
// rules of Microsoft's C library, which these follow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace iislint::platform {

/// The words behind the name of the program.
std::vector<std::wstring> words_of(std::wstring_view command_line);

/// The text that is taken apart into these words, the first of which is the name of the program.
std::wstring command_line_of(const std::vector<std::wstring>& words);

}  // namespace iislint::platform
