#include "editor/texts/markdown.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::editor {
namespace {

constexpr std::size_t kLongest = 300;

/// Without line ends and unseen characters, which could move or hide what stands around them.
std::string in_one_line(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, at);
    const bool is_control = point.value < 0x20 || base::is_unseen(point.value);
    if (is_control || !point.valid) {
      base::append_utf8(result, is_control ? U' ' : base::kReplacement);
    } else {
      result += text.substr(at, point.size);
    }
    at += point.size;
  }
  return base::shortened(result, kLongest);
}

}  // namespace

std::string code(std::string_view text) {
  const std::string line = in_one_line(text);
  std::size_t longest = 0, run = 0;
  for (const char c : line) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool needs_blank = line.empty() || line.front() == '`' || line.back() == '`';
  return needs_blank ? fence + " " + line + " " + fence : fence + line + fence;
}

std::string plain(std::string_view text) {
  constexpr std::string_view kMeaningful = "\\`*_[]<>#|~&";
  std::string result;
  for (const char c : in_one_line(text)) {
    if (kMeaningful.find(c) != std::string_view::npos) result.push_back('\\');
    result.push_back(c);
  }
  return result;
}

std::string escaped_for_xml(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&apos;";
        break;
      default:
        result.push_back(c);
    }
  }
  return result;
}

std::string escaped_for_snippet(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '$' || c == '}' || c == '\\') result.push_back('\\');
    result.push_back(c);
  }
  return result;
}

}  // namespace iislint::editor
