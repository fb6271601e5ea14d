#include "rewrite/text/template.h"

#include <algorithm>

#include "base/text.h"

namespace iislint::rewrite {
namespace {

constexpr unsigned kDeepest = 32;
constexpr std::size_t kLongestNumber = 4;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Template read() {
    Template result;
    result.pieces = pieces(false, 0);
    result.problem = std::move(problem_);
    return result;
  }

 private:
  /// Up to the end, or to the brace that closes a call.
  std::vector<Piece> pieces(bool in_call, unsigned depth) {
    std::vector<Piece> result;
    std::size_t begin = at_;
    const auto take_literal = [&] {
      if (at_ > begin)
        result.push_back(
            {Piece::Kind::literal, std::string(text_.substr(begin, at_ - begin)), 0, {}, begin, at_});
    };
    while (at_ < text_.size() && !problem_) {
      if (text_[at_] == '}' && in_call) break;
      if (text_[at_] != '{') {
        ++at_;
        continue;
      }
      take_literal();
      if (auto piece = braced(depth)) result.push_back(std::move(*piece));
      begin = at_;
    }
    if (!problem_) take_literal();
    return result;
  }

  std::optional<Piece> braced(unsigned depth) {
    const std::size_t open = at_;
    const std::size_t stop = text_.find_first_of(":}{", open + 1);
    if (stop == std::string_view::npos || text_[stop] == '{')
      return fail("a brace is not closed", open, stop);
    Piece piece;
    piece.begin = open;
    piece.text = base::trim(text_.substr(open + 1, stop - open - 1));
    if (piece.text.empty()) return fail("the braces are empty", open, stop + 1);
    at_ = stop + 1;
    if (text_[stop] == '}') {
      piece.kind = Piece::Kind::variable;
    } else if (base::equals_ignoring_case(piece.text, "R") || base::equals_ignoring_case(piece.text, "C")) {
      if (!read_number(piece)) return std::nullopt;
    } else {
      piece.kind = Piece::Kind::call;
      if (depth >= kDeepest) return fail("braces are nested too deeply", open, at_);
      piece.argument = pieces(true, depth + 1);
      if (problem_) return std::nullopt;
      if (at_ >= text_.size()) return fail("a brace is not closed", open, at_);
      ++at_;
    }
    piece.end = at_;
    return piece;
  }

  /// The number of a group and the brace behind it.
  bool read_number(Piece& piece) {
    piece.kind =
        base::equals_ignoring_case(piece.text, "R") ? Piece::Kind::rule_group : Piece::Kind::condition_group;
    const std::size_t close = text_.find('}', at_);
    if (close == std::string_view::npos) {
      fail("a brace is not closed", piece.begin, text_.size());
      return false;
    }
    const std::string_view digits = text_.substr(at_, close - at_);
    if (digits.empty() || digits.size() > kLongestNumber ||
        !std::all_of(digits.begin(), digits.end(), base::is_digit)) {
      fail("a back-reference needs a number", piece.begin, close + 1);
      return false;
    }
    for (const char c : digits)
      piece.number = piece.number * 10 + static_cast<std::uint32_t>(c - '0');
    at_ = close + 1;
    return true;
  }

  std::nullopt_t fail(const char* message, std::size_t begin, std::size_t end) {
    if (!problem_) problem_ = TemplateProblem{message, begin, std::min(end, text_.size())};
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<TemplateProblem> problem_;
};

}  // namespace

Template parse_template(std::string_view text) {
  return Reader(text).read();
}

}  // namespace iislint::rewrite
