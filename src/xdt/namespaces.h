// Which namespace a prefix stands for, at each element of a document.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xml/tree.h"

namespace iislint::xdt {

/// What the attributes of XML document transformation are in.
inline constexpr std::string_view kNamespace = "http://schemas.microsoft.com/XML-Document-Transform";

/// The part of a name before the colon ("" when there is none), and the part behind it.
std::pair<std::string_view, std::string_view> split_name(std::string_view name);

/// Borrows the document. Not to be asked by two threads.
class Namespaces {
 public:
  explicit Namespaces(const xml::Document& document);

  /// Of the prefix at the element; "" is the default namespace. Empty when it is none.
  std::string_view of_prefix(xml::NodeId element, std::string_view prefix);
  std::string_view of_element(xml::NodeId element) {
    return of_prefix(element, split_name(document_->name(element)).first);
  }
  /// An attribute without a prefix is in none.
  std::string_view of_attribute(xml::NodeId element, const xml::Attribute& attribute) {
    const std::string_view prefix = split_name(document_->name(attribute)).first;
    return prefix.empty() ? std::string_view() : of_prefix(element, prefix);
  }

 private:
  struct Scope {
    xml::NodeId outer;  // the next element around that declares anything, or kNone
    std::map<std::string_view, std::string> declared;
  };

  const xml::Document* document_;
  std::vector<xml::NodeId> scope_of_;  // by element: itself or the nearest around it that declares anything
  std::map<xml::NodeId, Scope> scopes_;
  std::map<std::pair<xml::NodeId, std::string_view>, std::string_view> known_;  // by scope and prefix
};

}  // namespace iislint::xdt
