// Names that XML 1.0 allows since its fifth edition only. The scanner reads them; .NET and MSXML, by their
// documentation, know the fourth.
#pragma once

#include <cstddef>
#include <vector>

#include "source/span.h"
#include "xml/tree.h"

namespace iislint::xml {

/// Further ones are not looked for.
inline constexpr std::size_t kMaxNames = 1000;

/// Of each name of an element, an attribute or a processing instruction the first character that the fourth
/// edition does not allow there.
std::vector<source::Span> characters_of_later_editions(const Document& document);

}  // namespace iislint::xml
