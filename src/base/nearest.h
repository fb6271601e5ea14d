// "Did you mean": the one place that decides which known word a mistyped one stands for.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace iislint::base {

/// Levenshtein distance, a swap of neighbours counting one, letter case ignored. Gives up above `limit` and
/// then answers limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate that `word` most probably stands for: equal but for letter case first, then the smallest
/// edit distance up to a third of the word's length (at least 1). The first of equals wins.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace iislint::base
