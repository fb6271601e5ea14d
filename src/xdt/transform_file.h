// A document read as a transform: which of its elements say what is to be done.
#pragma once

#include <optional>
#include <vector>

#include "xdt/instruction.h"
#include "xdt/namespaces.h"
#include "xml/tree.h"

namespace iislint::xdt {

/// What an element says.
struct ElementInstructions {
  std::optional<Instruction> transform;
  std::optional<Instruction> locator;
};

/// Borrows the document.
class TransformFile {
 public:
  explicit TransformFile(const xml::Document& document);

  const xml::Document& document() const { return *document_; }
  Namespaces& namespaces() { return namespaces_; }
  /// Null for an element that says nothing.
  const ElementInstructions* of(xml::NodeId element) const {
    return index_[element] == xml::kNone ? nullptr : &said_[index_[element]];
  }
  TransformKind transform_of(xml::NodeId element) const;
  bool has_transform(xml::NodeId element) const {
    return of(element) != nullptr && of(element)->transform.has_value();
  }
  /// Attributes of the transforms' namespace that are no instruction, with their elements.
  const std::vector<std::pair<xml::NodeId, xml::AttributeId>>& others() const { return others_; }
  /// Elements in the namespace of transforms.
  const std::vector<xml::NodeId>& own_elements() const { return own_elements_; }
  /// Whether words may come from somebody's assembly.
  bool imports() const { return imports_; }
  /// Whether any element has xdt:Transform.
  bool has_transforms() const { return has_transforms_; }
  /// By element: whether it gets into the result as a whole, inserted by itself or an element around it.
  std::vector<bool> inserted_elements() const;

 private:
  void read(xml::NodeId element);

  const xml::Document* document_;
  Namespaces namespaces_;
  std::vector<std::uint32_t> index_;  // by element, into said_
  std::vector<ElementInstructions> said_;
  std::vector<std::pair<xml::NodeId, xml::AttributeId>> others_;
  std::vector<xml::NodeId> own_elements_;
  bool imports_ = false;
  bool has_transforms_ = false;
};

}  // namespace iislint::xdt
