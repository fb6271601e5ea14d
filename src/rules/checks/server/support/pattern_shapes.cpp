#include "rules/checks/server/support/pattern_shapes.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/text.h"

namespace iislint::rules::checks {
namespace {

using Kind = ShapeStep::Kind;
using Steps = std::vector<ShapeStep>;
using Alternatives = std::vector<Steps>;

constexpr std::size_t kMostAlternatives = 64;
constexpr std::size_t kMostSteps = 4096;  // of all alternatives of one group
constexpr int kDeepest = 32;

std::size_t index_of(char c) {
  return static_cast<unsigned char>(c);
}

CharacterSet one_character(char c, bool ignores_case) {
  CharacterSet set;
  set.set(index_of(c));
  const char lower = base::to_lower(c);
  if (ignores_case && lower >= 'a' && lower <= 'z') {
    set.set(index_of(lower));
    set.set(index_of(static_cast<char>(lower - ('a' - 'A'))));
  }
  return set;
}

CharacterSet range(char first, char last, bool ignores_case) {
  CharacterSet set;
  for (std::size_t i = index_of(first); i <= index_of(last); ++i)
    set |= one_character(static_cast<char>(i), ignores_case);
  return set;
}

CharacterSet set_of_class(char letter) {
  CharacterSet set;
  switch (base::to_lower(letter)) {
    case 'd':
      set = range('0', '9', false);
      break;
    case 'w':
      set = range('0', '9', false) | range('a', 'z', true) | characters("_");
      break;
    default:
      set = characters(" \t\r\n\f\v");
  }
  return letter >= 'A' && letter <= 'Z' ? ~set : set;
}

/// Reads an expression; gives up on what this dialect or this reader does not know.
class ExpressionReader {
 public:
  ExpressionReader(std::string_view text, bool ignores_case) : text_(text), ignores_case_(ignores_case) {}

  std::optional<Alternatives> read() {
    Alternatives all = alternatives();
    return is_clear_ && at_ == text_.size() ? std::optional(std::move(all)) : std::nullopt;
  }

 private:
  bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool is_at(std::string_view words) const { return text_.substr(at_).starts_with(words); }

  Alternatives alternatives() {
    Alternatives all = sequence();
    while (is_clear_ && is_at('|')) {
      ++at_;
      for (Steps& one : sequence())
        all.push_back(std::move(one));
      is_clear_ = is_clear_ && all.size() <= kMostAlternatives;
    }
    return all;
  }

  Alternatives sequence() {
    Alternatives all(1);
    while (is_clear_ && at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')')
      append(all, repeated(atom()));
    return all;
  }

  void append(Alternatives& all, const Alternatives& next) {
    Alternatives joined;
    std::size_t steps = 0;
    for (const Steps& one : all) {
      for (const Steps& other : next) {
        joined.push_back(one);
        joined.back().insert(joined.back().end(), other.begin(), other.end());
        steps += joined.back().size();
      }
    }
    is_clear_ = is_clear_ && joined.size() <= kMostAlternatives && steps <= kMostSteps;
    all = std::move(joined);
  }

  /// What the quantifier behind it makes of an atom.
  Alternatives repeated(Alternatives one) {
    if (at_ >= text_.size() || !is_clear_) return one;
    const char sign = text_[at_];
    if (std::string_view("*+?{").find(sign) == std::string_view::npos) return one;
    const bool may_be_left_out = sign == '*' || sign == '?' || is_at("{0");
    at_ = sign == '{' ? std::min(text_.find('}', at_), text_.size() - 1) + 1 : at_ + 1;
    if (is_at('?')) ++at_;  // as few as possible
    if (sign != '?') append(one, {{{Kind::gap, {}}}});
    if (may_be_left_out && sign != '?') return {{{Kind::gap, {}}}};
    if (may_be_left_out) one.emplace_back();
    return one;
  }

  Alternatives atom() {
    const char c = text_[at_++];
    switch (c) {
      case '\\':
        return escape();
      case '[':
        return {{{Kind::one, bracket()}}};
      case '.':
        return {{{Kind::one, CharacterSet().set()}}};
      case '(':
        return group();
      case '^':
        return {{{Kind::begin, {}}}};
      case '$':
        return {{{Kind::end, {}}}};
      default:
        return {{{Kind::one, one_character(c, ignores_case_)}}};
    }
  }

  Alternatives group() {
    const bool looks_ahead = is_at("?=") || is_at("?!");
    if (is_at('?') && !looks_ahead && !is_at("?:")) is_clear_ = false;
    if (is_at('?')) at_ += 2;
    is_clear_ = is_clear_ && ++depth_ <= kDeepest;
    if (!is_clear_) return Alternatives(1);
    Alternatives inside = alternatives();
    --depth_;
    is_clear_ = is_clear_ && is_at(')');
    ++at_;
    return looks_ahead ? Alternatives(1) : inside;
  }

  Alternatives escape() {
    const char c = at_ < text_.size() ? text_[at_++] : '\0';
    if (c == 'b' || c == 'B') return Alternatives(1);
    if (base::is_digit(c)) return {{{Kind::gap, {}}}};
    return {{{Kind::one, escaped_set(c)}}};
  }

  CharacterSet escaped_set(char c) {
    if (std::string_view("dDwWsS").find(c) != std::string_view::npos) return set_of_class(c);
    const char lower = base::to_lower(c);
    // Control characters and characters by their number are none that anybody looks for in a request.
    if (c == '\0' || base::is_digit(c) || (lower >= 'a' && lower <= 'z')) is_clear_ = false;
    return one_character(c, ignores_case_);
  }

  char bracket_character(CharacterSet& set) {
    const char c = text_[at_++];
    if (c != '\\' || at_ >= text_.size()) return c;
    const char escaped = text_[at_++];
    set |= escaped_set(escaped);
    return escaped;
  }

  CharacterSet bracket() {
    CharacterSet set;
    const bool is_negated = is_at('^');
    if (is_negated) ++at_;
    while (at_ < text_.size() && text_[at_] != ']') {
      const bool is_escaped = text_[at_] == '\\';
      const char first = bracket_character(set);
      if (!is_escaped && is_at('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
        ++at_;
        const char last = bracket_character(set);
        set |= range(first, last, ignores_case_);
      } else if (!is_escaped) {
        set |= one_character(first, ignores_case_);
      }
    }
    ++at_;
    is_clear_ = is_clear_ && at_ <= text_.size();
    return is_negated ? ~set : set;
  }

  std::string_view text_;
  bool ignores_case_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool is_clear_ = true;
};

Steps steps_of_text(const rewrite::WrittenPattern& pattern) {
  const bool has_wildcards = pattern.syntax == rewrite::PatternSyntax::wildcard;
  Steps steps = {{Kind::begin, {}}};
  for (const char c : pattern.text) {
    if (has_wildcards && c == '*') {
      steps.push_back({Kind::gap, {}});
    } else {
      const bool is_any = has_wildcards && c == '?';
      steps.push_back({Kind::one, is_any ? CharacterSet().set() : one_character(c, pattern.ignores_case)});
    }
  }
  steps.push_back({Kind::end, {}});
  return steps;
}

}  // namespace

CharacterSet characters(std::string_view all) {
  CharacterSet set;
  for (const char c : all)
    set.set(index_of(c));
  return set;
}

Shape::Shape(std::vector<ShapeStep> steps) {
  begins_ = !steps.empty() && steps.front().kind == Kind::begin;
  ends_ = !steps.empty() && steps.back().kind == Kind::end;
  // An anchor in the middle only makes the pattern match less.
  std::copy_if(steps.begin(), steps.end(), std::back_inserter(steps_),
               [](const ShapeStep& step) { return step.kind == Kind::one || step.kind == Kind::gap; });
}

const CharacterSet* Shape::at_begin(std::size_t number) const {
  if (!begins_ || number >= steps_.size()) return nullptr;
  const auto end = steps_.begin() + static_cast<std::ptrdiff_t>(number) + 1;
  const bool is_open =
      std::any_of(steps_.begin(), end, [](const ShapeStep& step) { return step.kind == Kind::gap; });
  return is_open ? nullptr : &steps_[number].set;
}

bool Shape::needs_other_than(const CharacterSet& allowed) const {
  return std::any_of(steps_.begin(), steps_.end(), [&](const ShapeStep& step) {
    return step.kind == Kind::one && (step.set & allowed).none();
  });
}

std::optional<std::vector<Shape>> shapes_of(const rewrite::WrittenPattern& pattern) {
  constexpr std::size_t kLongest = 1024;
  if (pattern.text.size() > kLongest) return std::nullopt;
  Alternatives all;
  if (pattern.syntax == rewrite::PatternSyntax::ecmascript) {
    auto read = ExpressionReader(pattern.text, pattern.ignores_case).read();
    if (!read) return std::nullopt;
    all = std::move(*read);
  } else {
    all.push_back(steps_of_text(pattern));
  }
  std::vector<Shape> shapes;
  for (Steps& steps : all)
    shapes.emplace_back(std::move(steps));
  return shapes;
}

}  // namespace iislint::rules::checks
