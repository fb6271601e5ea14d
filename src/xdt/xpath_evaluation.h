// What an XPath selects in a result tree.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xdt/result_tree.h"
#include "xdt/xpath.h"

namespace iislint::xdt {

/// Steps that may still be done: what a transform may cost is bounded, whatever it selects.
class Budget {
 public:
  explicit Budget(std::size_t steps) : left_(steps) {}

  /// False once there are not enough.
  bool spend(std::size_t steps) {
    left_ = steps > left_ ? 0 : left_ - steps;
    return left_ != 0;
  }
  bool is_spent() const { return left_ == 0; }

 private:
  std::size_t left_;
};

/// A node, or one of the attributes of an element.
struct Selected {
  ResultId node = xml::kNone;
  std::size_t attribute = kNoAttribute;

  static constexpr std::size_t kNoAttribute = ~std::size_t{0};
  bool operator==(const Selected&) const = default;
};

using Selection = std::vector<Selected>;

/// The namespace of a prefix, or nothing when it is declared nowhere.
using PrefixLookup = std::function<std::string_view(std::string_view prefix)>;

/// Borrows everything. When the budget is spent, what it answers means nothing.
class Evaluation {
 public:
  Evaluation(const ResultTree& tree, const PrefixLookup& prefixes, Budget& budget)
      : tree_(tree), prefixes_(prefixes), budget_(budget) {}

  /// In the order of the tree.
  Selection select(const Path& path, const Selection& from);

  /// Those that the predicate holds for, numbered in their order.
  Selection filtered(const Expression& predicate, const Selection& nodes);

 private:
  struct Value {
    enum class Kind : std::uint8_t { nodes, text, number, truth } kind = Kind::truth;
    Selection nodes;
    std::string text;
    double number = 0;
    bool truth = false;
  };
  struct Place {
    Selected node;
    std::size_t position = 1;
    std::size_t last = 1;
  };

  Selection step(const PathStep& step, const Selected& from);
  template <typename Visit>
  void walk(Axis axis, ResultId from, Visit&& visit);
  template <typename Visit>
  void walk_below(ResultId top, Visit&& visit);
  bool fits(const PathStep& step, ResultId node) const;
  void add_attributes(const PathStep& step, ResultId element, Selection& found);
  void sort(Selection& nodes);
  Value evaluate(const Expression& expression, const Place& place);
  Value call(const Expression& expression, const Place& place);
  Value compare(const Expression& expression, const Place& place);
  static bool holds(Operator op, const std::string& left, const std::string& right, bool as_numbers);
  std::vector<std::string> texts_of(const Value& value);
  std::string text_of(const Value& value);
  std::string text_of(const Selected& node);
  std::string name_of(const Selected& node, bool is_local) const;
  static bool truth_of(const Value& value);
  static Value of_text(std::string text);
  static Value of_number(double number);
  static Value of_truth(bool truth);

  const ResultTree& tree_;
  const PrefixLookup& prefixes_;
  Budget& budget_;
};

}  // namespace iislint::xdt
