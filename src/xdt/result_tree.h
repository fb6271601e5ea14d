// The configuration that a transform changes: the nodes of the base file, and those that were inserted. A
// node never copies text; it says where it stands.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "xdt/namespaces.h"
#include "xml/tree.h"

namespace iislint::xdt {

using ResultId = std::uint32_t;

struct ResultAttribute {
  const xml::Document* document = nullptr;
  xml::AttributeId id = xml::kNone;
  xml::NodeId set_by = xml::kNone;  ///< the element of the transform, or kNone: the base has it
};

struct ResultNode {
  const xml::Document* document = nullptr;
  xml::NodeId source = xml::kNone;
  xml::NodeKind kind = xml::NodeKind::element;
  bool is_changed = false;    ///< its attributes or children are not those of `source`
  bool is_rewritten = false;  ///< its attributes are not
  ResultId parent = xml::kNone;
  ResultId first_child = xml::kNone;
  ResultId last_child = xml::kNone;
  ResultId previous = xml::kNone;
  ResultId next = xml::kNone;
  std::uint32_t reorderings = 0;            ///< changes of its children other than that one came last
  std::string_view space;                   ///< the namespace of an element
  std::vector<ResultAttribute> attributes;  ///< of an element
};

/// Borrows the documents that its nodes are of.
class ResultTree {
 public:
  /// What the base holds. Node 0 is the document.
  explicit ResultTree(const xml::Document& base, Namespaces& namespaces);

  const ResultNode& node(ResultId id) const { return nodes_[id]; }
  std::size_t size() const { return nodes_.size(); }
  ResultId root() const { return root_; }
  /// Changes with every change.
  std::size_t version() const { return version_; }
  /// Changes when an attribute of that name gets another value, comes or goes.
  std::size_t version_of(std::string_view attribute) const {
    const auto found = versions_.find(attribute);
    return found == versions_.end() ? 0 : found->second;
  }

  std::string_view name(ResultId element) const {
    return nodes_[element].document->name(nodes_[element].source);
  }
  std::string_view name(const ResultAttribute& attribute) const {
    return attribute.document->name(attribute.document->attribute(attribute.id));
  }
  std::string_view value(const ResultAttribute& attribute, std::string& buffer) const {
    return attribute.document->value(attribute.document->attribute(attribute.id), buffer);
  }
  const ResultAttribute* find(ResultId element, std::string_view name) const;

  /// Copies an element of a transform with everything inside, without what belongs to the transform alone.
  ResultId copy(const xml::Document& transform, xml::NodeId element, Namespaces& namespaces);

  /// As the last child, or beside a sibling.
  void append(ResultId parent, ResultId child);
  void insert_before(ResultId sibling, ResultId node);
  void insert_after(ResultId sibling, ResultId node);
  void remove(ResultId node);
  void set_attribute(ResultId element, const ResultAttribute& attribute);
  /// True when there was one.
  bool remove_attribute(ResultId element, std::string_view name);

 private:
  void link(ResultId node, ResultId parent, ResultId previous, ResultId next);
  void changed(ResultId node);

  std::vector<ResultNode> nodes_;
  ResultId root_ = xml::kNone;
  std::size_t version_ = 0;
  std::map<std::string, std::size_t, std::less<>> versions_;  // of attributes
};

}  // namespace iislint::xdt
