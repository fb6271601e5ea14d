// From an attribute back to its element.
#pragma once

#include "xml/tree.h"

namespace iislint::xml {

/// The element that carries the attribute.
NodeId holder_of(const Document& document, AttributeId attribute);

}  // namespace iislint::xml
