// Files that are applied to a configuration by a tool and are none themselves: transforms (XDT) and the
// fragments that NuGet merges.
#pragma once

#include <optional>
#include <string_view>

#include "source/span.h"
#include "xml/tree.h"

namespace iislint::engine {

/// "Web.Release.config", "applicationHost.xdt": a name that nothing reads as configuration. That alone says
/// nothing: a complete web.config may be kept under such a name.
bool is_transform_name(std::string_view path);

/// "web.config.transform".
bool is_fragment_name(std::string_view path);

/// The first instruction of a transform (xdt:Transform, xdt:Locator …) or, when there is none, the first
/// declaration of their namespace. The prefix counts only as what it is declared to be.
std::optional<xml::AttributeId> transform_attribute(const xml::Document& document);

}  // namespace iislint::engine
