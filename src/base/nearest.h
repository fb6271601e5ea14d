// "Did you mean": the one place that decides which known word a mistyped one stands for.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace iislint::base {

/// Levenshtein distance, a swap of neighbours counting one, letter case ignored. Gives up above `limit` and
/// then answers limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate that `word` most probably stands for: equal but for letter case first, then the smallest
/// edit distance up to a third of the word's length (at least 1). The first of equals wins.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

/// The candidate that the word was surely meant for, if there is one: it differs in letter case only; or in
/// one edit, and no other candidate is less than three edits away. Words of less than four letters are near
/// to too much.
std::optional<std::string_view> sure_correction(std::string_view word,
                                                std::span<const std::string_view> candidates);

/// The same for many words and always the same candidates, which it borrows. Gives up after a million
/// comparisons: in the file of a stranger there may be as many of both as he likes.
class NearestOf {
 public:
  NearestOf() = default;
  explicit NearestOf(std::vector<std::string_view> candidates) : candidates_(std::move(candidates)) {}

  std::optional<std::string_view> find(std::string_view word);

 private:
  std::vector<std::string_view> candidates_;
  std::size_t comparisons_ = 0;
};

}  // namespace iislint::base
