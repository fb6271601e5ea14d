// What the fact table knows of an element, also of one in a text that is being typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "editor/reading/open_file.h"
#include "schema/catalog/catalog.h"

namespace iislint::editor {

/// Null where nothing is known.
struct ElementFacts {
  const schema::ElementType* type = nullptr;
  const schema::ChildFact* child = nullptr;  ///< null for <configuration>
};

/// By its binding, else by its name and those around it.
ElementFacts facts_of(const OpenFile& file, xml::NodeId element);

/// What may stand in the content of the element. One whose end tag is lost and that holds nothing stands for
/// the one around it. Of 0, the document, that is nothing.
ElementFacts content_facts(const OpenFile& file, xml::NodeId element);

/// One of the type's own attributes or of those that any element may carry; null when there is none.
const schema::AttributeFact* attribute_fact(const schema::Catalog& facts, const schema::ElementType& type,
                                            std::string_view name);

/// The section that the element is or stands in, or null.
const schema::ElementType* section_around(const OpenFile& file, xml::NodeId element);

}  // namespace iislint::editor
