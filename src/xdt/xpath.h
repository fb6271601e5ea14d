// XPath 1.0 as locators use it: read into a tree of expressions. What is not in this subset is none that can
// be judged.
//
// Location paths with every axis but following, preceding and namespace; predicates; and, or, comparisons of
// strings and numbers; the functions of xpath_functions.h. No union, no arithmetic, no variables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::xdt {

enum class Axis : std::uint8_t {
  child,
  descendant,
  descendant_or_self,
  self,
  parent,
  ancestor,
  ancestor_or_self,
  following_sibling,
  preceding_sibling,
  attribute,
};

enum class Test : std::uint8_t { name, any, text, node };

struct Expression;

struct PathStep {
  Axis axis = Axis::child;
  Test test = Test::name;
  std::string prefix;
  std::string local;
  std::vector<Expression> predicates;
};

struct Path {
  bool is_absolute = false;
  std::vector<PathStep> steps;
};

enum class Operator : std::uint8_t {
  either,
  both,
  equal,
  unequal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  literal,
  number,
  path,
  call,
};

struct Expression {
  Operator op = Operator::literal;
  std::string text;  ///< of a literal; the function that is called
  double number = 0;
  Path path;
  std::vector<Expression> operands;
};

/// Nothing when it is no path of the subset.
std::optional<Path> read_path(std::string_view text);

/// A predicate without its brackets.
std::optional<Expression> read_predicate(std::string_view text);

/// Why no XPath reads the text, in words, or empty: a quote or a bracket that is not closed.
std::string_view xpath_damage(std::string_view text);

/// Whether the outcome depends on where a node stands among others.
bool is_positional(const Expression& predicate);

}  // namespace iislint::xdt
