// A pattern of URL Rewrite, compiled: a regular expression, wildcards or plain text. The only place that
// knows PCRE2.
//
// URL Rewrite uses the ECMAScript dialect of an old engine; see ecmascript.h for where PCRE2 differs from it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::rewrite {

/// patternSyntax, by the numbers of the schema.
enum class PatternSyntax : std::uint8_t { ecmascript, wildcard, exact_match };

/// Why a pattern cannot be used.
struct PatternProblem {
  std::string message;     ///< as PCRE2 has it: "quantifier does not follow a repeatable item"
  std::size_t offset = 0;  ///< in the pattern, at or behind the piece that is wrong
};

/// What matching may cost in total, in steps of the engine: whoever has many patterns to compare has one
/// budget for all of them, so that a stranger's file cannot make the run long. Each match pays for the length
/// of its text and for its steps, whether it comes to an end or not.
class MatchBudget {
 public:
  MatchBudget() = default;
  MatchBudget(std::uint64_t total, std::uint32_t most_for_one) : left_(total), most_for_one_(most_for_one) {}

  /// Steps for one match: a part of what is left, so that cheap ones can still be made after dear ones.
  std::uint32_t steps() const {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(most_for_one_, left_ / 4));
  }
  std::uint64_t spent() const { return spent_; }
  bool is_spent() const { return steps() < kFewestSteps; }
  void spend(std::uint64_t steps) {
    spent_ += steps;
    left_ -= std::min(left_, steps);
  }

 private:
  static constexpr std::uint32_t kFewestSteps = 64;
  std::uint64_t left_ = 512'000'000, spent_ = 0;
  std::uint32_t most_for_one_ = 8'000'000;
};

struct PatternMatch {
  enum class Outcome : std::uint8_t { matched, not_matched, gave_up } outcome = Outcome::not_matched;
  std::vector<std::string>
      captures;  ///< of a match: the whole, then each group; empty for groups without part

  bool is_match() const { return outcome == Outcome::matched; }
};

/// Immutable once compiled; match() may be called by one thread at a time.
class Pattern {
 public:
  Pattern(std::string_view text, PatternSyntax syntax, bool ignores_case);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  const std::optional<PatternProblem>& problem() const { return problem_; }
  /// How many groups capture; 0 when the pattern cannot be used.
  std::size_t group_count() const;
  /// The first match in the text. A pattern that cannot be used matches nothing.
  PatternMatch match(std::string_view subject, MatchBudget& budget) const;
  /// The match that begins where the text does: all steps are for this one place.
  PatternMatch match_at_begin(std::string_view subject, MatchBudget& budget) const;

 private:
  struct Compiled;

  PatternMatch match(std::string_view subject, MatchBudget& budget, bool is_anchored) const;
  void compile(const std::string& expression, bool ignores_case);

  PatternSyntax syntax_;
  bool ignores_case_;
  std::string exact_;  // the text of an exact match
  std::unique_ptr<Compiled> compiled_;
  std::optional<PatternProblem> problem_;
};

}  // namespace iislint::rewrite
