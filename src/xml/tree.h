// The lossless tree of one file: the only tree there is. Made by xml::scan, read by everything above.
//
// Nodes and attributes stand in flat arrays in document order and are named by index. White space between
// nodes belongs to the node that encloses it; all other bytes belong to exactly one innermost node.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/source_file.h"
#include "source/span.h"

namespace iislint::xml {

using NodeId = std::uint32_t;
using AttributeId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

enum class NodeKind : std::uint8_t {
  document,  ///< node 0, the whole text
  element,
  text,  ///< holds something else than white space
  cdata,
  comment,
  processing_instruction,
  declaration,  ///< <?xml … ?>
  doctype,
  junk,  ///< what cannot be read as anything else, for instance an end tag that closes nothing
};

struct Node {
  NodeKind kind = NodeKind::document;
  bool self_closed = false;      ///< <x/>
  bool start_tag_closed = true;  ///< the start tag has its '>'
  bool damaged = false;          ///< a syntax error touches the element: what seems absent may only be lost
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t name_end = 0;           ///< element: the name begins at begin + 1
  std::uint32_t start_tag_end = 0;      ///< element
  std::uint32_t end_tag_begin = kNone;  ///< element: kNone when there is no end tag
  NodeId parent = kNone;
  NodeId first_child = kNone;
  NodeId next_sibling = kNone;
  AttributeId first_attribute = 0;
  std::uint32_t attribute_count = 0;
};

struct Attribute {
  std::uint32_t name_begin = 0;
  std::uint32_t name_end = 0;
  std::uint32_t value_begin = 0;  ///< without quotes
  std::uint32_t value_end = 0;
  bool quoted = false;
  bool closed = false;  ///< the closing quote is there
  bool plain = true;    ///< the value stands in the text as it is: no reference, no line end, no tab
};

enum class SyntaxProblem : std::uint8_t;

struct SyntaxError {
  SyntaxProblem problem;
  std::uint32_t begin;
  std::uint32_t end;
  NodeId node;  ///< the innermost element it damages, or kNone
  std::uint32_t other =
      kNone;  ///< start of the tag, or the attribute, that belongs to it, where there is one
};

/// One of the hard limits was met; what lies beyond it was not read.
struct LimitHit {
  enum class Kind : std::uint8_t { depth, attributes } kind;
  std::uint32_t begin;
  std::uint32_t end;
};

class Document {
 public:
  Document(const source::SourceFile& file, source::FileId id) : file_(&file), id_(id) {}

  source::FileId file_id() const { return id_; }
  const source::SourceFile& file() const { return *file_; }
  std::string_view text() const { return file_->text(); }

  const Node& node(NodeId id) const { return nodes[id]; }
  const Attribute& attribute(AttributeId id) const { return attributes[id]; }

  /// The root element, or kNone.
  NodeId root() const { return root_; }

  std::string_view name(NodeId element) const {
    const Node& n = nodes[element];
    return text().substr(n.begin + 1, n.name_end - n.begin - 1);
  }
  std::string_view name(const Attribute& a) const {
    return text().substr(a.name_begin, a.name_end - a.name_begin);
  }

  /// The value as an XML parser reports it: references replaced, line ends and tabs as blanks. A view into
  /// the text when it stands there as it is, else into `buffer`.
  std::string_view value(const Attribute& a, std::string& buffer) const;

  /// The attribute of that name, or kNone; the first of several.
  AttributeId find_attribute(NodeId element, std::string_view name) const;

  source::Span span(std::uint32_t begin, std::uint32_t end) const { return {id_, begin, end}; }

  /// Well-formed XML without a DOCTYPE, read to its end: what an XML parser may be given.
  bool is_sound() const { return errors.empty() && limits.empty() && doctype == kNone && root_ != kNone; }

  // Filled by the scanner, then only read.
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  std::vector<SyntaxError> errors;  ///< in the order of the text
  std::vector<LimitHit> limits;
  NodeId doctype = kNone;

  void set_root(NodeId root) { root_ = root; }

 private:
  const source::SourceFile* file_;
  source::FileId id_;
  NodeId root_ = kNone;
};

/// Calls `visit(NodeId)` for each child element, in order.
template <typename Visit>
void for_each_child_element(const Document& document, NodeId parent, Visit&& visit) {
  for (NodeId id = document.nodes[parent].first_child; id != kNone; id = document.nodes[id].next_sibling) {
    if (document.nodes[id].kind == NodeKind::element) visit(id);
  }
}

}  // namespace iislint::xml
