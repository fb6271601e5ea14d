#include "rewrite/pattern/ecmascript.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"

namespace iislint::rewrite {
namespace {

/// Behind the opening bracket, so that a closing one that stands first belongs to the class in no dialect
/// here: ECMAScript takes [] for an empty class.
std::size_t end_of_class(std::string_view text, std::size_t open) {
  for (std::size_t i = open + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == ']') {
      return i;
    }
  }
  return text.size();
}

/// Walks over an expression and notes what only other dialects know.
class Doubter {
 public:
  explicit Doubter(std::string_view text) : text_(text) {}

  std::vector<PatternDoubt> take() {
    for (std::size_t i = 0; i < text_.size();) {
      switch (text_[i]) {
        case '\\':
          i = escape(i);
          break;
        case '[':
          i = klass(i);
          break;
        case '(':
          i = group(i);
          break;
        default:
          i = plain(i);
      }
    }
    return std::move(doubts_);
  }

 private:
  void end_of_quantifier() {
    was_quantifier_ = false;
    is_brace_open_ = false;
  }

  void doubt(std::size_t begin, std::size_t end, const char* what) {
    doubts_.push_back({begin, std::min(end, text_.size()), what});
  }

  std::size_t escape(std::size_t at) {
    end_of_quantifier();
    if (at + 1 >= text_.size()) return at + 1;
    switch (text_[at + 1]) {
      case 'A':
      case 'Z':
      case 'z':
      case 'G':
        doubt(at, at + 2, "an anchor other than ^ and $");
        break;
      case 'Q':
      case 'E':
        doubt(at, at + 2, "quoting with \\Q");
        break;
      case 'K':
      case 'R':
      case 'X':
      case 'h':
      case 'H':
      case 'N':
      case 'p':
      case 'P':
      case 'k':
        doubt(at, at + 2, "an escape sequence of other dialects");
        break;
      default:
        break;
    }
    return at + 2;
  }

  std::size_t klass(std::size_t at) {
    end_of_quantifier();
    const std::size_t end = end_of_class(text_, at);
    const bool ends_named = end < text_.size() && text_[end - 1] == ':';
    for (std::size_t i = at + 1; ends_named && i + 2 < end; ++i) {
      if (text_[i] == '[' && text_[i + 1] == ':') {
        doubt(i, end, "a POSIX character class");
        return end + 1;
      }
    }
    return end + 1;
  }

  std::size_t group(std::size_t at) {
    end_of_quantifier();
    const std::string_view rest = text_.substr(at + 1);
    if (rest.starts_with("*")) {
      if (rest.size() > 1 && base::is_letter(rest[1])) doubt(at, at + 2, "a PCRE verb");
      return at + 1;
    }
    if (!rest.starts_with("?") || rest.starts_with("?:") || rest.starts_with("?=") || rest.starts_with("?!"))
      return at + 1;
    if (rest.starts_with("?<=") || rest.starts_with("?<!")) {
      doubt(at, at + 4, "lookbehind");
      return at + 4;
    }
    if (rest.starts_with("?<") || rest.starts_with("?P") || rest.starts_with("?'")) {
      doubt(at, at + 3, "a named group");
    } else if (rest.starts_with("?>")) {
      doubt(at, at + 3, "an atomic group");
    } else if (rest.starts_with("?#")) {
      doubt(at, at + 3, "a comment");
    } else if (rest.size() > 1 && (base::is_letter(rest[1]) || rest[1] == '-' || rest[1] == '^')) {
      doubt(at, at + 3, "an option such as (?i)");
    } else {
      doubt(at, at + 3, "a group of other dialects");
    }
    return at + 3;
  }

  std::size_t plain(std::size_t at) {
    const char c = text_[at];
    const bool is_counted = is_brace_open_ && text_[at - 1] != '{';
    const bool is_braced = c == '}' && is_counted;
    is_brace_open_ = c == '{' || (is_brace_open_ && base::is_digit(c)) || (is_counted && c == ',');
    if (c == '+' && was_quantifier_) {
      doubt(at, at + 1, "a possessive quantifier");
      was_quantifier_ = false;
    } else {
      was_quantifier_ = !was_quantifier_ && (c == '*' || c == '+' || c == '?' || is_braced);
    }
    return at + 1;
  }

  std::string_view text_;
  std::vector<PatternDoubt> doubts_;
  bool was_quantifier_ = false;
  bool is_brace_open_ = false;  // nothing but digits and commas since a brace
};

bool is_class_escape(char c) {
  return std::string_view("dDwWsS").find(c) != std::string_view::npos;
}

}  // namespace

std::vector<PatternDoubt> doubts_of(std::string_view expression) {
  if (expression.size() > kLongestPattern) return {};
  return Doubter(expression).take();
}

// In a class, ECMAScript takes a hyphen beside \w for itself; PCRE2 sees a wrong range.
std::string translated(std::string_view expression) {
  std::string result;
  result.reserve(expression.size() + 8);
  bool in_class = false;
  bool behind_escape = false;  // a class such as \w stands right before
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\\' && i + 1 < expression.size()) {
      result.append(expression.substr(i, 2));
      behind_escape = in_class && is_class_escape(expression[i + 1]);
      ++i;
      continue;
    }
    const bool before_escape =
        i + 2 < expression.size() && expression[i + 1] == '\\' && is_class_escape(expression[i + 2]);
    if (in_class && c == '-' && (behind_escape || before_escape)) {
      result += "\\-";
    } else if (in_class && c == '[') {
      result += "\\[";  // else [[:alpha:]] would be read as a named class
    } else {
      result += c;
    }
    behind_escape = false;
    if (c == '[' && !in_class) {
      in_class = true;
      if (i + 1 < expression.size() && expression[i + 1] == '^') {
        result += '^';
        ++i;
      }
    } else if (c == ']') {
      in_class = false;
    }
  }
  return result;
}

std::string expression_of_wildcards(std::string_view pattern) {
  constexpr std::string_view kSpecial = "\\^$.|+()[]{}";
  std::string result = "^";
  for (const char c : pattern) {
    if (c == '*') {
      result += "(.*)";
    } else if (c == '?') {
      result += '.';
    } else {
      if (kSpecial.find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
  }
  return result + "$";
}

}  // namespace iislint::rewrite
