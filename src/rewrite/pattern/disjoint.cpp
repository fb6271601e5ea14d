#include "rewrite/pattern/disjoint.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "base/text.h"
#include "rewrite/pattern/ecmascript.h"

namespace iislint::rewrite {
namespace {

// In the letters of a pattern, which are in lower case otherwise.
constexpr char kAnyOne = '\1';   // exactly one character, whichever it is
constexpr char kUnclear = '\2';  // any number of any characters

bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= ' ' && static_cast<unsigned char>(c) < 0x7F;
}

/// What an expression asks for, one letter after the other.
struct Letters {
  std::string all;
  bool begins = false, ends = false;  // anchored

  std::string_view first() const {
    return begins ? std::string_view(all).substr(0, all.find(kUnclear)) : std::string_view();
  }
  std::string_view last() const {
    return ends ? std::string_view(all).substr(all.rfind(kUnclear) + 1) : std::string_view();
  }
  bool is_whole() const { return begins && ends && all.find(kUnclear) == std::string::npos; }
  std::size_t fewest() const {
    return all.size() - static_cast<std::size_t>(std::count(all.begin(), all.end(), kUnclear));
  }
};

/// Reads an expression without alternatives, look-ahead and repeated groups; nothing for others.
class LetterReader {
 public:
  explicit LetterReader(std::string_view text) : text_(text) {}

  std::optional<Letters> read() {
    letters_.begins = text_.starts_with('^');
    for (at_ = letters_.begins ? 1 : 0; at_ < text_.size() && is_clear_; ++at_)
      take(text_[at_]);
    return is_clear_ ? std::optional(std::move(letters_)) : std::nullopt;
  }

 private:
  void take(char c) {
    const bool is_behind_group = is_behind_group_;
    is_behind_group_ = c == ')';
    switch (c) {
      case '\\':
        escape();
        break;
      case '[':
        for (++at_; at_ < text_.size() && text_[at_] != ']'; ++at_)
          at_ += text_[at_] == '\\' ? 1U : 0U;
        letters_.all += kAnyOne;
        break;
      case '.':
        letters_.all += kAnyOne;
        break;
      case '(':
        if (text_.substr(at_).starts_with("(?:")) {
          at_ += 2;
        } else if (text_.substr(at_).starts_with("(?")) {
          is_clear_ = false;
        }
        break;
      case ')':
        break;
      case '*':
      case '?':
      case '{':
      case '+':
        repeat(c, is_behind_group);
        break;
      case '$':
        letters_.ends = at_ + 1 == text_.size();
        is_clear_ = letters_.ends;
        break;
      case '|':
      case '^':
        is_clear_ = false;
        break;
      default:
        letters_.all += is_plain(c) ? base::to_lower(c) : kUnclear;
    }
  }

  void escape() {  // \x41 and \12 go on behind it
    const char c = ++at_ < text_.size() ? text_[at_] : '\0';
    const char lower = base::to_lower(c);
    const bool has_meaning = base::is_digit(c) || (lower >= 'a' && lower <= 'z');
    is_clear_ = !base::is_digit(c) && std::string_view("xuc").find(lower) == std::string_view::npos;
    letters_.all += is_plain(c) && !has_meaning ? c : kUnclear;
  }

  void repeat(char c, bool is_group) {
    if (is_group || letters_.all.empty()) {
      is_clear_ = false;
      return;
    }
    if (c == '{') at_ = std::min(text_.find('}', at_), text_.size());
    if (c == '+') {
      letters_.all += kUnclear;
    } else {
      letters_.all.back() = kUnclear;
    }
  }

  std::string_view text_;
  Letters letters_;
  std::size_t at_ = 0;
  bool is_clear_ = true;
  bool is_behind_group_ = false;
};

std::optional<Letters> letters_of(const PatternText& pattern) {
  switch (pattern.syntax) {
    case PatternSyntax::ecmascript:
      return LetterReader(pattern.text).read();
    case PatternSyntax::wildcard:
      break;
    case PatternSyntax::exact_match: {
      Letters letters{"", true, true};
      for (const char c : pattern.text)
        letters.all += is_plain(c) ? base::to_lower(c) : kUnclear;
      return letters;
    }
  }
  Letters letters{"", true, true};
  for (const char c : pattern.text)
    letters.all += c == '*' || !is_plain(c) ? kUnclear : c == '?' ? kAnyOne : base::to_lower(c);
  return letters;
}

bool differ(char one, char other) {
  return one != other && one != kAnyOne && other != kAnyOne;
}

bool differ_at_begin(std::string_view one, std::string_view other) {
  for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
    if (differ(one[i], other[i])) return true;
  }
  return false;
}

bool differ_at_end(std::string_view one, std::string_view other) {
  for (std::size_t i = 1; i <= std::min(one.size(), other.size()); ++i) {
    if (differ(one[one.size() - i], other[other.size() - i])) return true;
  }
  return false;
}

}  // namespace

bool exclude_each_other(const PatternText& one, const PatternText& other) {
  const auto first = letters_of(one), second = letters_of(other);
  if (!first || !second) return false;
  const bool is_too_short = (first->is_whole() && first->all.size() < second->fewest()) ||
                            (second->is_whole() && second->all.size() < first->fewest());
  return is_too_short || differ_at_begin(first->first(), second->first()) ||
         differ_at_end(first->last(), second->last());
}

}  // namespace iislint::rewrite
