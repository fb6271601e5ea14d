// What the paths of a transform's elements lead to in the tree, as it is now.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "xdt/locator.h"
#include "xdt/result_tree.h"
#include "xdt/xpath_evaluation.h"

namespace iislint::xdt {

/// Keeps what was found for as long as the tree stays as it is. Borrows everything.
class Targets {
 public:
  Targets(TransformFile& transform, Locators& locators, const ResultTree& tree, Budget& budget)
      : transform_(transform),
        document_(transform.document()),
        locators_(locators),
        tree_(tree),
        budget_(budget) {}

  /// Of the document node it is the document. Good until the next call of forget_old().
  const Selection& of(xml::NodeId element);
  /// What the element would be inserted into.
  const Selection& parents_of(xml::NodeId element);
  /// Bounds what is kept of earlier versions of the tree.
  void forget_old();

 private:
  struct Found {
    std::size_t version = ~std::size_t{0};
    Selection nodes;
  };

  /// The children of one element with one name, by the value of one of their attributes.
  struct ChildIndex {
    std::uint32_t reorderings = 0;
    std::size_t version = 0;
    ResultId last = xml::kNone;  ///< the last child that is in it
    std::unordered_map<std::string, std::vector<ResultId>> by_value;
  };

  /// Match of one attribute: each of many instructions need not look at each of many entries.
  Selection matching(const Locator& locator, xml::NodeId element, ResultId parent, Evaluation& evaluation);

  /// How much of what was found is kept for the instructions that follow.
  static constexpr std::size_t kMostFound = 1 << 16;

  TransformFile& transform_;
  const xml::Document& document_;
  Locators& locators_;
  const ResultTree& tree_;
  Budget& budget_;
  std::map<xml::NodeId, Found> found_;
  std::size_t found_nodes_ = 0;  // in there, those of earlier versions included
  std::map<std::tuple<ResultId, std::string_view, std::string>, ChildIndex> indexes_;
};

}  // namespace iislint::xdt
