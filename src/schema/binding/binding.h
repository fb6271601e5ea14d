// Binding: each node and attribute of the tree gets its entry of the fact table, and whatever has none is
// explained.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "diag/finding_list.h"
#include "schema/binding/declarations.h"
#include "schema/catalog/catalog.h"
#include "schema/catalog/file_kind.h"
#include "xml/tree.h"

namespace iislint::schema {

enum class BindStatus : std::uint8_t {
  none,     ///< no element, or not looked at
  bound,    ///< has its entry
  opaque,   ///< inside an element whose content nobody knows, or a declared section of somebody else
  unknown,  ///< unknown, misplaced or not allowed in this file; the content of such an element too
};

struct BoundElement {
  TypeId type = kNoId;
  ChildId child = kNoId;  ///< its entry among the children of its parent's type; kNoId for the root
  BindStatus standing = BindStatus::none;
};

struct BoundAttribute {
  FactId fact = kNoId;       ///< kNoId when unknown, foreign or one of the common attributes
  bool good = false;         ///< the value has a number (0 for a string) that IIS reads
  std::uint32_t number = 0;  ///< of bool, enumeration, flags; of others only its low 32 bits
};

/// Something meant for IIS that it will not read in this way: a misspelt attribute or element, or one in the
/// wrong place. Whoever looks for it must not take its absence for a default.
struct UnreadableItem {
  enum class Kind : std::uint8_t {
    attribute,  ///< of `element`
    child,      ///< of `element`
    anywhere,   ///< an element of that name, meant for some place below `element`
  } kind;
  xml::NodeId element;
  std::string_view name;  ///< empty: any of them
};

/// What binding says of an element to whoever checks it against the XSD.
struct XsdExpectation {
  enum class Kind : std::uint8_t {
    violation,   ///< reported, and the XSD must refuse it too
    beyond_xsd,  ///< reported, but XSD 1.0 has no word for it
    accepted,    ///< let through knowingly, though the XSD may refuse it
  } kind;
  xml::NodeId element;
  std::optional<diag::BuiltinRule> builtin;  ///< of the finding, unset when accepted
};

/// Borrowed by everything above; indexes are those of the document.
struct Binding {
  const Catalog* facts = &catalog();       ///< the table that its ids are of; outlives it
  std::vector<BoundElement> elements;      ///< by NodeId
  std::vector<BoundAttribute> attributes;  ///< by AttributeId
  std::vector<UnreadableItem> lost;        ///< ordered by element
  std::vector<XsdExpectation> claims;
  std::vector<source::Span> secrets;  ///< values never to be printed, as secrets_of() gives them
  Declarations declarations;          ///< of this file
  diag::FindingList findings;

  /// What was lost at the element.
  std::span<const UnreadableItem> lost_at(xml::NodeId element) const;

  const ElementType* type(xml::NodeId id) const {
    const TypeId type = elements[id].type;
    return type == kNoId ? nullptr : &facts->types[type];
  }
  const AttributeFact* fact(xml::AttributeId id) const {
    const FactId fact = attributes[id].fact;
    return fact == kNoId ? nullptr : &facts->attributes[fact];
  }
  const ChildFact* child(xml::NodeId id) const {
    const ChildId child = elements[id].child;
    return child == kNoId ? nullptr : &facts->children[child];
  }
};

/// What a document is bound by beside its own text.
struct BindOptions {
  FileKind kind = FileKind::web;
  const Catalog* facts = &catalog();
  /// Instructions for changing a file (XDT) or a piece of one: it need not be complete, and nothing in it is
  /// an error.
  bool is_piece = false;
  /// Of a piece, by NodeId: the elements that are complete all the same, for they are inserted as they stand.
  /// Null: none.
  const std::vector<bool>* complete = nullptr;
  TypeId root_type = kNoId;  ///< of a file that holds one section (configSource); else <configuration>
  std::vector<const Declarations*> above;  ///< of the files further up, as far as they are known
};

/// The document's root must be <configuration>, or an element of terms.root_type; `secrets` are those of
/// secrets_of().
Binding bind(const xml::Document& document, const BindOptions& terms, std::vector<source::Span> secrets);
Binding bind(const xml::Document& document, FileKind kind);

}  // namespace iislint::schema
