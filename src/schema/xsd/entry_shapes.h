// What the XSD can tell apart in the entries of collections: of a thousand entries that differ only in good
// values, one need be judged.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "schema/binding/binding.h"
#include "xml/tree.h"

namespace iislint::schema {

/// The shape of an entry is everything that the XSD's verdict on it and on what it holds depends on: the
/// elements, each attribute, the words of enumerations, wrong values as they are written, and of a good value
/// that it is good and whether it is empty. Entries of equal shape get the same verdict, because every
/// content model of the grammars is one repeated choice (a test holds them to it): neither the siblings of an
/// element nor its content elsewhere matter. Shapes are compared in full, not by their hashes. Borrows
/// document and binding.
class EntryShapes {
 public:
  EntryShapes(const xml::Document& document, const Binding& binding)
      : document_(document), binding_(binding) {}

  /// Whether the element is an entry of the same shape as one that was asked about before. One with a value
  /// that the judge is not given as it is (kLongestValue) never is.
  bool is_repeated(xml::NodeId id);

 private:
  bool describe(xml::NodeId entry);
  bool add_element(xml::NodeId id);
  bool add_attribute(xml::AttributeId id);
  void add_number(std::uint16_t number);
  void add_text(std::string_view text);

  const xml::Document& document_;
  const Binding& binding_;
  std::string shape_;                // of the entry at hand
  std::vector<std::uint32_t> open_;  // where the elements end that it stands in
  std::unordered_set<std::string> known_;
};

}  // namespace iislint::schema
