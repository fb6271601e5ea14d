#include "platform/windows/command_line.h"

#include <algorithm>

namespace iislint::platform {
namespace {

constexpr std::wstring_view kBlanks = L" \t";

/// The name has no escapes: it ends at its second quote, or at a blank.
std::size_t end_of_name(std::wstring_view text) {
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == L'"') is_quoted = !is_quoted;
    if (!is_quoted && kBlanks.find(text[at]) != std::wstring_view::npos) return at;
  }
  return text.size();
}

/// Reads one word from `at` on, which is then behind it.
std::wstring take_word(std::wstring_view text, std::size_t& at) {
  std::wstring word;
  bool is_quoted = false;
  while (at < text.size() && (is_quoted || kBlanks.find(text[at]) == std::wstring_view::npos)) {
    const std::size_t end = std::min(text.find_first_not_of(L'\\', at), text.size());
    const std::size_t slashes = end - at;
    at = end;
    if (at == text.size() || text[at] != L'"') {
      word.append(slashes, L'\\');
      if (slashes == 0) word += text[at++];
      continue;
    }
    word.append(slashes / 2, L'\\');
    const bool is_double = is_quoted && at + 1 < text.size() && text[at + 1] == L'"';
    if (slashes % 2 == 1) {
      word += L'"';
    } else if (is_double) {
      word += L'"';
      ++at;
    } else {
      is_quoted = !is_quoted;
    }
    ++at;
  }
  return word;
}

void append_quoted(std::wstring& text, std::wstring_view word) {
  text += L'"';
  std::size_t slashes = 0;
  for (const wchar_t c : word) {
    if (c == L'"') text.append(slashes + 1, L'\\');  // those before it count double
    slashes = c == L'\\' ? slashes + 1 : 0;
    text += c;
  }
  text.append(slashes, L'\\');
  text += L'"';
}

}  // namespace

std::vector<std::wstring> words_of(std::wstring_view command_line) {
  std::vector<std::wstring> words;
  std::size_t at = end_of_name(command_line);
  while ((at = command_line.find_first_not_of(kBlanks, at)) != std::wstring_view::npos)
    words.push_back(take_word(command_line, at));
  return words;
}

std::wstring command_line_of(const std::vector<std::wstring>& words) {
  std::wstring text;
  for (const std::wstring& word : words) {
    if (!text.empty()) text += L' ';
    append_quoted(text, word);
  }
  return text;
}

}  // namespace iislint::platform
