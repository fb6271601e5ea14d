// Puts nodes into the tree while the scanner reads: open elements, end tags and what to do when they do not
// match.
#pragma once

#include <vector>

#include "xml/scanner.h"
#include "xml/tree.h"

namespace iislint::xml {

class TreeBuilder {
 public:
  TreeBuilder(Document& document, const ScanLimits& limits);

  Document& document() { return document_; }
  std::string_view text() const { return document_.text(); }

  /// A node without children that ends where the scanner will say with finish().
  NodeId add(NodeKind kind, std::uint32_t begin);
  void finish(NodeId node, std::uint32_t end);

  /// Makes a scanned start tag the parent of what follows, unless it closed itself.
  void open(NodeId element);
  /// Handles an end tag with that name, from `begin` to `end`.
  void close(std::string_view name, std::uint32_t begin, std::uint32_t end);
  /// The text has ended.
  void close_all(bool cut_short);

  /// Elements that are open.
  std::uint32_t depth() const { return static_cast<std::uint32_t>(open_.size()) - 1; }
  bool at_top() const { return open_.size() == 1; }
  NodeId innermost() const { return open_.back().id; }
  bool is_open(NodeId element) const;

  void error(SyntaxProblem problem, std::uint32_t begin, std::uint32_t end, NodeId node = kNone,
             std::uint32_t other = kNone);

 private:
  struct Open {
    NodeId id;
    NodeId last_child = kNone;
    NodeId last_element = kNone;  ///< among the children
  };

  void append(NodeId child);
  void finish_element(std::uint32_t end);
  void close_at(std::size_t index, std::uint32_t begin, std::uint32_t end);
  void close_implicitly(std::uint32_t end);
  std::size_t find_open(std::string_view name) const;
  bool closes_again(std::string_view name, std::uint32_t end) const;
  void lift_children();

  Document& document_;
  const ScanLimits& limits_;
  std::vector<Open> open_;
};

}  // namespace iislint::xml
