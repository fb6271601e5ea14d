#include "rules/checks/server/rewrite/rewrite_slow_pattern.h"

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

constexpr std::size_t kRepeated = 40;
constexpr std::size_t kMostTried = 12;
constexpr std::uint32_t kPracticallyForEver = 1U << 17;  // steps for a text of some forty characters
constexpr std::uint64_t kStepsForFile = 1U << 24;

bool is_quantifier(char c) {
  return c == '*' || c == '+' || c == '{';
}

/// Whether a group that repeats something is repeated itself: only then can a short text take for ever.
bool repeats_repetition(std::string_view text) {
  std::string open;  // for each group whether something in it is repeated
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '[') {
      i = std::min(text.find(']', i + 1), text.size() - 1);
    } else if (text[i] == '(') {
      open += '0';
    } else if (text[i] == ')' && !open.empty()) {
      const bool is_repeated = i + 1 < text.size() && is_quantifier(text[i + 1]);
      const bool repeats = open.back() == '1';
      if (is_repeated && repeats) return true;
      open.pop_back();
      if (!open.empty() && (is_repeated || repeats)) open.back() = '1';
    } else if (is_quantifier(text[i]) && !open.empty()) {
      open.back() = '1';
    }
  }
  return false;
}

/// Letters that stand at the beginning as they are.
std::string literal_beginning(std::string_view text) {
  std::string result;
  for (std::size_t i = text.starts_with('^') ? 1 : 0; i < text.size(); ++i) {
    const char c = text[i] == '\\' && i + 1 < text.size() ? text[++i] : text[i];
    const bool is_plain = base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z') ||
                          c == '/' || c == '-' || c == '.' || c == '_';
    const bool is_repeated = i + 1 < text.size() && (is_quantifier(text[i + 1]) || text[i + 1] == '?');
    if (!is_plain || is_repeated || (text[i] != c)) break;
    result += c;
  }
  return result;
}

/// A text that the pattern cannot be compared with in time; empty: none was found with what is left.
std::string slow_text(const rewrite::WrittenPattern& pattern, rewrite::MatchBudget& budget) {
  const std::string beginning = literal_beginning(pattern.text);
  std::string tried = "a0/-._ A";
  for (const char c : pattern.text) {
    if (tried.size() < kMostTried && tried.find(c) == std::string::npos && (base::is_digit(c) || c >= 'A'))
      tried += c;
  }
  // PCRE2 sees at once that a letter is missing which every match needs; the engine of IIS does not.
  std::string needed;
  for (const char c : pattern.text) {
    if (base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z') || c == '/') needed += c;
  }
  for (const std::string& before : std::set<std::string>{"", beginning}) {
    for (const char c : tried) {
      if (budget.steps() < kPracticallyForEver) return {};  // giving up would say nothing about the pattern
      std::string text = before + std::string(kRepeated, c) + "!" + needed;
      const rewrite::PatternMatch match = pattern.pattern().match_at_begin(text, budget);
      if (match.outcome == rewrite::PatternMatch::Outcome::gave_up) return text;
    }
  }
  return {};
}

}  // namespace

void check(const RewriteSlowPattern& rule, Reporter<RewriteSlowPattern>& reporter) {
  constexpr std::size_t kMostPatterns = 200;  // each that is tried costs time
  rewrite::MatchBudget budget(kStepsForFile, kPracticallyForEver);
  std::size_t tried = 0;
  std::set<std::string> known;
  for_each_pattern(rewrite_rules(rule.file()), [&](const rewrite::WrittenPattern& pattern) {
    if (pattern.syntax != rewrite::PatternSyntax::ecmascript || !repeats_repetition(pattern.text)) return;
    if (holds_token(pattern.text) || pattern.pattern().problem() || tried >= kMostPatterns) return;
    if (!known.insert(pattern.text).second) return;
    ++tried;
    const std::string text = slow_text(pattern, budget);
    if (text.empty()) return;
    RewriteSlowPattern::Finding finding;
    finding.at = anchor_of_text(rule.file(), pattern);
    finding.args = {.text = text};
    reporter.report(std::move(finding));
  });
}

}  // namespace iislint::rules::checks
