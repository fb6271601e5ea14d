// The lists in lockAttributes, lockElements and their …Except forms.
#pragma once

#include <string_view>

#include "config/hierarchy.h"

namespace iislint::config {

/// The attribute of `element` that locks the name for files further down, or kNone. `listed` names what is
/// locked, `except` what is left: "lockAttributes" and "lockAllAttributesExcept", or the two of elements.
xml::AttributeId lock_of(const HierarchyFile& level, xml::NodeId element, std::string_view listed,
                         std::string_view except, std::string_view name);

/// The attribute lockItem of `element`, when it is true, or kNone.
xml::AttributeId item_lock_of(const HierarchyFile& level, xml::NodeId element);

}  // namespace iislint::config
