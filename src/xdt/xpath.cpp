#include "xdt/xpath.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "xdt/xpath_functions.h"

namespace iislint::xdt {
namespace {

constexpr std::size_t kLongest = 4096;
constexpr int kDeepest = 40;

bool is_name_start(char c) {
  const char lower = base::to_lower(c);
  return (lower >= 'a' && lower <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_character(char c) {
  return is_name_start(c) || base::is_digit(c) || c == '-' || c == '.';
}

std::optional<Axis> axis_of(std::string_view name) {
  static constexpr std::pair<std::string_view, Axis> kAxes[] = {
      {"child", Axis::child},
      {"descendant", Axis::descendant},
      {"descendant-or-self", Axis::descendant_or_self},
      {"self", Axis::self},
      {"parent", Axis::parent},
      {"ancestor", Axis::ancestor},
      {"ancestor-or-self", Axis::ancestor_or_self},
      {"following-sibling", Axis::following_sibling},
      {"preceding-sibling", Axis::preceding_sibling},
      {"attribute", Axis::attribute}};
  for (const auto& [word, axis] : kAxes) {
    if (word == name) return axis;
  }
  return std::nullopt;
}

/// One reading of a text. What cannot be read makes the whole of it unreadable.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Path> whole_path() {
    if (!is_readable()) return std::nullopt;
    Path path = read_path();
    return is_finished() ? std::optional(std::move(path)) : std::nullopt;
  }

  std::optional<Expression> whole_expression() {
    if (!is_readable()) return std::nullopt;
    Expression expression = read_or();
    return is_finished() ? std::optional(std::move(expression)) : std::nullopt;
  }

 private:
  /// Asked first: operators in a row nest as deep as there are, and what walks them calls itself.
  bool is_readable() const { return !text_.empty() && text_.size() <= kLongest; }

  bool is_finished() {
    skip_blanks();
    return is_good_ && at_ == text_.size();
  }

  void skip_blanks() {
    while (at_ < text_.size() && base::is_space(text_[at_]))
      ++at_;
  }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  bool take(std::string_view token) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  /// An operator that is a word, and no name of an element.
  bool take_word(std::string_view word) {
    skip_blanks();
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with(word) || (rest.size() > word.size() && is_name_character(rest[word.size()])))
      return false;
    at_ += word.size();
    return true;
  }

  void fail() { is_good_ = false; }

  std::string read_name() {
    skip_blanks();
    const std::size_t begin = at_;
    if (!is_name_start(peek())) {
      fail();
      return {};
    }
    while (at_ < text_.size() && is_name_character(text_[at_]))
      ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  /// Calls itself through parentheses and predicates only: `depth_` bounds it.
  Expression read_or() {
    if (++depth_ > kDeepest) fail();
    Expression left = is_good_ ? read_and() : Expression();
    while (is_good_ && take_word("or"))
      left = joined(Operator::either, std::move(left), read_and());
    --depth_;
    return left;
  }

  Expression read_and() {
    Expression left = read_comparison();
    while (is_good_ && take_word("and"))
      left = joined(Operator::both, std::move(left), read_comparison());
    return left;
  }

  Expression read_comparison() {
    static constexpr std::pair<std::string_view, Operator> kOperators[] = {
        {"!=", Operator::unequal},          {"=", Operator::equal},
        {"<=", Operator::less_or_equal},    {"<", Operator::less},
        {">=", Operator::greater_or_equal}, {">", Operator::greater}};
    Expression left = read_primary();
    for (bool found = true; is_good_ && found;) {
      found = false;
      for (const auto& [token, op] : kOperators) {
        if (!take(token)) continue;
        left = joined(op, std::move(left), read_primary());
        found = true;
        break;
      }
    }
    return left;
  }

  static Expression joined(Operator op, Expression left, Expression right) {
    Expression result;
    result.op = op;
    result.operands.push_back(std::move(left));
    result.operands.push_back(std::move(right));
    return result;
  }

  Expression read_primary() {
    skip_blanks();
    Expression result;
    const char c = peek();
    if (c == '(') {
      ++at_;
      result = read_or();
      if (!take(")")) fail();
      return result;
    }
    if (c == '\'' || c == '"') {
      const std::size_t close = text_.find(c, at_ + 1);
      if (close == std::string_view::npos) {
        fail();
        return result;
      }
      result.text = text_.substr(at_ + 1, close - at_ - 1);
      at_ = close + 1;
      return result;
    }
    if (base::is_digit(c) || (c == '.' && base::is_digit(peek(1)))) return read_number();
    if (const std::string function = function_ahead(); !function.empty()) return read_call(function);
    result.op = Operator::path;
    result.path = read_path();
    return result;
  }

  Expression read_number() {
    Expression result;
    result.op = Operator::number;
    const char* begin = text_.data() + at_;
    const auto read =
        std::from_chars(begin, text_.data() + text_.size(), result.number, std::chars_format::fixed);
    at_ += static_cast<std::size_t>(read.ptr - begin);
    if (read.ec != std::errc()) fail();
    return result;
  }

  /// The name before a parenthesis, unless it is a test of nodes.
  std::string function_ahead() const {
    std::size_t end = at_;
    if (end >= text_.size() || !is_name_start(text_[end])) return {};
    while (end < text_.size() && is_name_character(text_[end]))
      ++end;
    const std::string name(text_.substr(at_, end - at_));
    while (end < text_.size() && base::is_space(text_[end]))
      ++end;
    const bool is_test = name == "text" || name == "node" || name == "comment";
    return end < text_.size() && text_[end] == '(' && !is_test ? name : std::string();
  }

  Expression read_call(const std::string& function) {
    Expression result;
    result.op = Operator::call;
    result.text = function;
    at_ += function.size();
    take("(");
    if (!take(")")) {
      do {
        result.operands.push_back(read_or());
      } while (is_good_ && take(","));
      if (!take(")")) fail();
    }
    if (!takes_arguments(function, result.operands.size())) fail();
    return result;
  }

  Path read_path() {
    Path path;
    skip_blanks();
    if (peek() == '/') {
      path.is_absolute = true;
      if (peek(1) != '/') {
        ++at_;
        skip_blanks();
        if (at_ == text_.size()) return path;  // the document itself
      }
    }
    bool is_first = !path.is_absolute || peek() != '/';
    while (is_good_) {
      if (!is_first) {
        if (take("//")) {
          PathStep between;
          between.axis = Axis::descendant_or_self;
          between.test = Test::node;
          path.steps.push_back(std::move(between));
        } else if (!take("/")) {
          break;
        }
      }
      is_first = false;
      path.steps.push_back(read_step());
    }
    return path;
  }

  PathStep read_step() {
    PathStep step;
    skip_blanks();
    if (take("..")) {
      step.axis = Axis::parent;
      step.test = Test::node;
      return step;
    }
    if (peek() == '.') {
      ++at_;
      step.axis = Axis::self;
      step.test = Test::node;
      return step;
    }
    if (take("@")) step.axis = Axis::attribute;
    read_test(step);
    while (is_good_ && take("[")) {
      step.predicates.push_back(read_or());
      if (!take("]")) fail();
    }
    return step;
  }

  void read_test(PathStep& step) {
    if (take("*")) {
      step.test = Test::any;
      return;
    }
    std::string name = read_name();
    if (is_good_ && take("::")) {
      const auto axis = axis_of(name);
      if (!axis) return fail();
      step.axis = *axis;
      if (take("*")) {
        step.test = Test::any;
        return;
      }
      name = read_name();
    }
    if (is_good_ && peek() == '(') {
      if (!take("(") || !take(")")) return fail();
      if (name != "text" && name != "node") return fail();
      step.test = name == "text" ? Test::text : Test::node;
      return;
    }
    if (is_good_ && peek() == ':' && peek(1) != ':') {
      ++at_;
      step.prefix = std::move(name);
      name = read_name();
    }
    step.local = std::move(name);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool is_good_ = true;
};

}  // namespace

std::optional<Path> read_path(std::string_view text) {
  return Reader(text).whole_path();
}

std::optional<Expression> read_predicate(std::string_view text) {
  return Reader(text).whole_expression();
}

std::string_view xpath_damage(std::string_view text) {
  std::string open;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\'' || c == '"') {
      at = text.find(c, at + 1);
      if (at == std::string_view::npos) return "a quotation mark in it is not closed";
    } else if (c == '[' || c == '(') {
      open += c == '[' ? ']' : ')';
    } else if (c == ']' || c == ')') {
      if (open.empty() || open.back() != c) return "its brackets do not match";
      open.pop_back();
    }
  }
  return open.empty() ? "" : "a bracket in it is not closed";
}

bool is_positional(const Expression& predicate) {
  if (predicate.op == Operator::number) return true;
  if (predicate.op == Operator::call && (predicate.text == "position" || predicate.text == "last"))
    return true;
  return std::any_of(predicate.operands.begin(), predicate.operands.end(), is_positional);
}

}  // namespace iislint::xdt
