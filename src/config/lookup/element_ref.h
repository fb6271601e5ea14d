// An element of one of several files, with what is needed to read it.
#pragma once

#include <string_view>

#include "schema/binding/binding.h"
#include "xml/tree.h"

namespace iislint::config {

/// Borrows document and binding.
struct ElementRef {
  const xml::Document* document = nullptr;
  const schema::Binding* binding = nullptr;
  xml::NodeId element = xml::kNone;

  bool exists() const { return element != xml::kNone; }
};

/// Whether something that IIS cannot read in the element may have been meant for its attribute of that name.
bool may_have_lost(const ElementRef& part, std::string_view attribute);

/// The same of a child element of that name.
bool may_have_lost_child(const ElementRef& parent, std::string_view name);

/// The element at "requestLimits" or "a/b" below the part, the first of several; a part without an element
/// when there is none that IIS knows. No steps: the part itself.
ElementRef below(ElementRef part, std::string_view steps);

/// As many of the steps as there are elements for.
ElementRef nearest_below(ElementRef part, std::string_view steps);

}  // namespace iislint::config
