// What stands at a place of a text, also of one that is being typed.
#pragma once

#include <cstdint>
#include <string_view>

#include "xml/tree.h"

namespace iislint::editor {

enum class CursorKind : std::uint8_t {
  content,          ///< between tags
  element_name,     ///< behind '<', before, in or behind a name
  tag,              ///< in a start tag, where an attribute may begin
  attribute_name,   ///< in a name or at one of its ends
  attribute_value,  ///< between the quotes, or behind the '=' when there are none
  end_tag,          ///< behind "</"
  comment,
  nothing,  ///< a declaration, CDATA, an instruction
};

struct Cursor {
  CursorKind kind = CursorKind::nothing;
  xml::NodeId element = xml::kNone;  ///< whose tag it is; the comment; kNone where only a '<' stands
  xml::NodeId around = 0;            ///< the element that holds the tag or the place; 0 for none
  xml::AttributeId attribute = xml::kNone;
  std::uint32_t begin = 0;  ///< of the name or value; the place itself when nothing stands there
  std::uint32_t end = 0;
};

/// Takes as long as the depth of the tree and the attributes of one tag. `offset` lies in the text.
Cursor cursor_at(const xml::Document& document, std::uint32_t offset);

/// The last node that begins before the offset; 0 when there is none.
xml::NodeId last_node_before(const xml::Document& document, std::uint32_t offset);

/// The innermost element whose content holds the place, or 0.
xml::NodeId element_around(const xml::Document& document, std::uint32_t offset);

}  // namespace iislint::editor
