// What the fact table says of elements, attributes and words, as Markdown.
#pragma once

#include <string>
#include <string_view>

#include "schema/catalog/catalog.h"

namespace iislint::editor {

/// "flags", "timeSpan in seconds".
std::string_view type_text(const schema::AttributeFact& fact);

/// "since IIS 8.0 (Windows Server 2012)"; empty for what was always there.
std::string since_text(std::string_view version);

/// Documentation, type, words, range, default and version of an attribute.
std::string attribute_text(const schema::AttributeFact& fact);

/// Documentation of an element, the section that it is, its keys and required attributes.
std::string element_text(const schema::Catalog& facts, const schema::ElementType& type,
                         const schema::ChildFact* child);

/// "from 1 to 10"; empty when the value is free.
std::string range_text(const schema::ValueFact& value);

}  // namespace iislint::editor
