// What every text holds that a pattern of URL Rewrite matches, as far as the pattern shows it.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rewrite/rules/rule.h"

namespace iislint::rules::checks {

using CharacterSet = std::bitset<256>;

CharacterSet characters(std::string_view all);

struct ShapeStep {
  enum class Kind : std::uint8_t {
    one,    ///< one character of the set
    gap,    ///< any number of any characters
    begin,  ///< the text begins here
    end,    ///< the text ends here
  } kind = Kind::gap;
  CharacterSet set;
};

/// Characters that a text holds in this order, with nothing but gaps between them.
class Shape {
 public:
  explicit Shape(std::vector<ShapeStep> steps);

  /// Whether the text is empty.
  bool is_empty() const { return begins_ && ends_ && steps_.empty(); }
  /// What its character of that number is one of, counted from 0; nothing where the pattern leaves it open.
  const CharacterSet* at_begin(std::size_t number) const;
  /// Whether the text holds a character that is none of those.
  bool needs_other_than(const CharacterSet& allowed) const;

 private:
  std::vector<ShapeStep> steps_;
  bool begins_ = false, ends_ = false;
};

/// The shapes of which each matched text has at least one; nothing for a pattern that is too involved.
/// Look-ahead and word boundaries are left out: they can only make the pattern match less.
std::optional<std::vector<Shape>> shapes_of(const rewrite::WrittenPattern& pattern);

}  // namespace iislint::rules::checks
