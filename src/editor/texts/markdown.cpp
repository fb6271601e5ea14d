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

/// Goes over Markdown and keeps what is shown of it.
class Shown {
 public:
  explicit Shown(std::string_view markdown) : text_(markdown) {}

  std::string take() {
    while (at_ < text_.size()) {
      if (!take_code() && !take_link()) take_rest();
    }
    return std::move(result_);
  }

 private:
  bool take_code() {
    const std::size_t end = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::string_view fence = text_.substr(at_, end - at_);
    if (fence.empty()) return false;
    const std::size_t close = text_.find(fence, end);
    if (close == std::string_view::npos) return false;
    std::string_view inner = text_.substr(end, close - end);
    const bool is_padded = inner.size() > 1 && inner.front() == ' ' && inner.back() == ' ';
    result_ += is_padded ? inner.substr(1, inner.size() - 2) : inner;
    at_ = close + fence.size();
    return true;
  }

  bool take_link() {
    if (text_[at_] != '[') return false;
    std::size_t middle = at_;
    while (middle < text_.size() && text_[middle] != ']')
      middle += text_[middle] == '\\' ? 2U : 1U;
    if (text_.substr(std::min(middle, text_.size())).substr(0, 2) != "](") return false;
    const std::size_t end = text_.find(')', middle);
    if (end == std::string_view::npos) return false;
    result_ += without_markup(text_.substr(at_ + 1, middle - at_ - 1));
    const std::string_view address = text_.substr(middle + 2, end - middle - 2);
    if (address.starts_with("https://")) result_ += " (" + std::string(address) + ")";
    at_ = end + 1;
    return true;
  }

  void take_rest() {
    if (text_.substr(at_, 2) == "**") {
      at_ += 2;
      return;
    }
    if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
    result_ += text_[at_++];
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string result_;
};

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

std::string without_markup(std::string_view markdown) {
  return Shown(markdown).take();
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
