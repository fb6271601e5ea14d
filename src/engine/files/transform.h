// Files that are applied to a configuration by a tool and are none themselves: transforms (XDT) and the
// fragments that NuGet merges.
#pragma once

#include <optional>

#include "engine/input/file_names.h"
#include "source/span.h"
#include "xml/tree.h"

namespace iislint::engine {

/// The first instruction of a transform (xdt:Transform, xdt:Locator …) or, when there is none, the first
/// declaration of their namespace. The prefix counts only as what it is declared to be.
std::optional<xml::AttributeId> transform_attribute(const xml::Document& document);

}  // namespace iislint::engine
