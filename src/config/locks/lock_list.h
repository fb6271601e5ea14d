// The lists in lockAttributes, lockElements and their …Except forms.
#pragma once

#include <string_view>

#include "config/files/hierarchy.h"
#include "xml/tree.h"

namespace iislint::config {

/// The attribute of `element` that locks the name for files further down, or kNone. `listed` names what is
/// locked, `except` what is left: "lockAttributes" and "lockAllAttributesExcept", or the two of elements.
xml::AttributeId lock_of(const xml::Document& document, xml::NodeId element, std::string_view listed,
                         std::string_view except, std::string_view name);
inline xml::AttributeId lock_of(const HierarchyFile& level, xml::NodeId element, std::string_view listed,
                                std::string_view except, std::string_view name) {
  return lock_of(*level.document, element, listed, except, name);
}

/// The attribute lockItem of `element`, when it is true, or kNone.
xml::AttributeId item_lock_of(const xml::Document& document, xml::NodeId element);
inline xml::AttributeId item_lock_of(const HierarchyFile& level, xml::NodeId element) {
  return item_lock_of(*level.document, element);
}

}  // namespace iislint::config
