#include "base/nearest.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace iislint::base {
namespace {

// Longer words are never near anything: bounds the work for hostile names.
constexpr std::size_t kLongestWord = 80;
using Row = std::array<std::uint8_t, kLongestWord + 1>;

/// Fills the i-th row of the table, which is rows[i % 3], and says what its least distance is.
std::size_t fill_row(std::string_view a, std::string_view b, std::size_t i, std::array<Row, 3>& rows) {
  const Row& before_last = rows[(i + 1) % 3];
  const Row& last = rows[(i + 2) % 3];
  Row& current = rows[i % 3];
  const char letter = to_lower(a[i - 1]);
  const char letter_before = i > 1 ? to_lower(a[i - 2]) : '\0';
  int least = current[0] = static_cast<std::uint8_t>(i);
  for (std::size_t j = 1; j <= b.size(); ++j) {
    const char other = to_lower(b[j - 1]);
    int distance = std::min({last[j] + 1, current[j - 1] + 1, last[j - 1] + (letter == other ? 0 : 1)});
    if (i > 1 && j > 1 && letter == to_lower(b[j - 2]) && letter_before == other)
      distance = std::min(distance, before_last[j - 2] + 1);
    current[j] = static_cast<std::uint8_t>(distance);
    least = std::min(least, distance);
  }
  return static_cast<std::size_t>(least);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > kLongestWord || b.size() > kLongestWord) return limit + 1;
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;

  std::array<Row, 3> rows;
  for (std::size_t j = 0; j <= b.size(); ++j)
    rows[0][j] = static_cast<std::uint8_t>(j);
  std::size_t least_of_last = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t least = fill_row(a, b, i, rows);
    if (least > limit && least_of_last > limit) return limit + 1;  // no later row comes back below it
    least_of_last = least;
  }
  return std::min<std::size_t>(rows[a.size() % 3][b.size()], limit + 1);
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  for (const std::string_view candidate : candidates) {
    if (equals_ignoring_case(word, candidate)) return candidate;
  }
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::optional<std::string_view> result;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate, best - 1);
    if (distance < best && distance < candidate.size()) {
      best = distance;
      result = candidate;
    }
  }
  return result;
}

std::optional<std::string_view> sure_correction(std::string_view word,
                                                std::span<const std::string_view> candidates) {
  constexpr std::size_t kShortest = 4, kFar = 3;
  std::optional<std::string_view> only;
  bool has_others = false;
  for (const std::string_view candidate : candidates) {
    if (equals_ignoring_case(word, candidate)) return candidate;
    const std::size_t distance = edit_distance(word, candidate, kFar);
    if (distance == 1 && !only) {
      only = candidate;
    } else if (distance < kFar) {
      has_others = true;
    }
  }
  return word.size() < kShortest || has_others ? std::nullopt : only;
}

std::optional<std::string_view> NearestOf::find(std::string_view word) {
  constexpr std::size_t kMaxComparisons = 1'000'000;
  if (comparisons_ > kMaxComparisons) return std::nullopt;
  comparisons_ += candidates_.size();
  return nearest(word, candidates_);
}

}  // namespace iislint::base
