// Elements of which one attribute says what the others hold, and elements that hold nothing but secrets:
// appSettings, connectionStrings, environmentVariables.
#pragma once

#include <string_view>

#include "schema/secrets/secret_names.h"
#include "xml/tree.h"

namespace iislint::schema {

struct EntryPlace;

/// Borrows the document and the names. Remembers the last element: ask for all attributes of one in a row.
class Entries {
 public:
  Entries(const xml::Document& document, SecretNames::OfFile& names) : document_(document), names_(names) {}

  /// Whether the attribute of that element holds a secret, going by where the element stands and what its
  /// other attributes say. The name of the attribute may be any: misspelt, with a prefix, unknown.
  bool hides(const xml::Node& element, const xml::Attribute& attribute);

  /// Whether text in that element is a secret: <password>, the <value> of an entry for one, or an element
  /// whose attributes would hold one.
  bool hides_text_of(xml::NodeId element);

 private:
  void enter(const xml::Node& element);
  /// Whether an attribute names a secret, as any entry does it.
  bool is_of_secret(const xml::Node& element);
  /// The same without guessing, for elements that need not be entries.
  bool is_certainly_of_secret(const xml::Node& element);
  bool names_secret_at(const xml::Attribute& attribute);
  std::string_view value(const xml::Attribute& attribute) const;

  const xml::Document& document_;
  SecretNames::OfFile& names_;
  xml::NodeId parent_ = xml::kNone;
  const EntryPlace* place_ = nullptr;  // what the parent is
  const xml::Node* element_ = nullptr;
  enum class Answer : char { unasked, no, yes };
  Answer of_secret_ = Answer::unasked;            // of the element
  Answer certainly_of_secret_ = Answer::unasked;  // of the element
};

}  // namespace iislint::schema
