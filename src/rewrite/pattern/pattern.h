// A pattern of URL Rewrite, compiled: a regular expression, wildcards or plain text. The only place that
// knows PCRE2.
//
// URL Rewrite uses the ECMAScript dialect of an old engine; see ecmascript.h for where PCRE2 differs from it.
#pragma once

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

/// What matching may cost, over all patterns of a run. Nearly all matches need few steps; those that need
/// more are tried anew with many, but only so often, so that a stranger's file cannot make the run long.
class MatchBudget {
 public:
  static constexpr std::uint32_t kFewSteps = 100'000;
  static constexpr std::uint32_t kManySteps = 8'000'000;

  /// Whether one more match may take many steps.
  bool take_long_match() { return long_matches_ != 0 && long_matches_-- != 0; }

 private:
  unsigned long_matches_ = 4;
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

 private:
  struct Compiled;

  void compile(const std::string& expression, bool ignores_case);
  /// One try with so many steps.
  PatternMatch attempt(std::string_view subject, std::uint32_t steps) const;

  PatternSyntax syntax_;
  bool ignores_case_;
  std::string exact_;  // the text of an exact match
  std::unique_ptr<Compiled> compiled_;
  std::optional<PatternProblem> problem_;
};

}  // namespace iislint::rewrite
