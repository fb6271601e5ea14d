#include "editor/reading/cursor.h"

#include <algorithm>

#include "xml/characters.h"

namespace iislint::editor {
namespace {

using xml::Attribute;
using xml::Document;
using xml::kNone;
using xml::Node;
using xml::NodeId;
using xml::NodeKind;

/// Names may hold any letter: bytes beyond ASCII count as part of one.
bool is_of_name(char c) {
  return xml::has_class(c, xml::kNamePart) || static_cast<unsigned char>(c) >= 0x80;
}

std::uint32_t name_begin(std::string_view text, std::uint32_t at) {
  while (at > 0 && is_of_name(text[at - 1]))
    --at;
  return at;
}

std::uint32_t name_end(std::string_view text, std::uint32_t at) {
  while (at < text.size() && is_of_name(text[at]))
    ++at;
  return at;
}

bool is_in_start_tag(const Node& node, std::uint32_t offset) {
  return offset < node.start_tag_end || (!node.start_tag_closed && offset == node.start_tag_end);
}

bool holds_in_content(const Node& node, std::uint32_t offset) {
  if (node.self_closed || offset < node.start_tag_end) return false;
  return offset <= (node.end_tag_begin == kNone ? node.end : node.end_tag_begin);
}

/// Whether the place stands behind the attribute's '=' and at or before the end of its value.
bool is_in_value(std::string_view text, const Attribute& attribute, std::uint32_t offset) {
  if (attribute.quoted) return attribute.value_begin <= offset && offset <= attribute.value_end;
  if (offset <= attribute.name_end || offset > std::max(attribute.value_end, attribute.name_end + 1))
    return false;
  const std::string_view between = text.substr(attribute.name_end, offset - attribute.name_end);
  return between.find('=') != std::string_view::npos &&
         (offset >= attribute.value_begin || between.find('\n') == std::string_view::npos);
}

Cursor in_start_tag(const Document& document, NodeId element, std::uint32_t offset) {
  const Node& node = document.node(element);
  Cursor cursor{CursorKind::tag, element, node.parent, kNone, offset, offset};
  if (offset <= node.name_end) {
    cursor.kind = CursorKind::element_name;
    cursor.begin = node.begin + 1;
    cursor.end = node.name_end;
    return cursor;
  }
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Attribute& attribute = document.attribute(node.first_attribute + i);
    if (is_in_value(document.text(), attribute, offset)) {
      cursor.kind = CursorKind::attribute_value;
      const bool is_before = offset < attribute.value_begin;  // the value is what stands on the next line
      cursor.begin = is_before ? offset : attribute.value_begin;
      cursor.end = is_before ? offset : attribute.value_end;
    } else if (attribute.name_begin <= offset && offset <= attribute.name_end) {
      cursor.kind = CursorKind::attribute_name;
      cursor.begin = attribute.name_begin;
      cursor.end = attribute.name_end;
    } else {
      continue;
    }
    cursor.attribute = node.first_attribute + i;
    break;
  }
  return cursor;
}

}  // namespace

NodeId last_node_before(const Document& document, std::uint32_t offset) {
  const auto behind =
      std::lower_bound(document.nodes.begin() + 1, document.nodes.end(), offset,
                       [](const Node& node, std::uint32_t place) { return node.begin < place; });
  return static_cast<NodeId>(behind - document.nodes.begin()) - 1;
}

NodeId element_around(const Document& document, std::uint32_t offset) {
  NodeId id = last_node_before(document, offset);
  while (id != 0 && id != kNone &&
         (document.node(id).kind != NodeKind::element || !holds_in_content(document.node(id), offset)))
    id = document.node(id).parent;
  return id == kNone ? 0 : id;
}

Cursor cursor_at(const Document& document, std::uint32_t offset) {
  const std::string_view text = document.text();
  const NodeId id = last_node_before(document, offset);
  const Node& node = document.node(id);
  if (id != 0 && node.kind == NodeKind::element && is_in_start_tag(node, offset))
    return in_start_tag(document, id, offset);
  const bool is_within = offset < node.end || (offset == node.end && offset == text.size());
  if (id != 0 && is_within && node.kind == NodeKind::comment)
    return {CursorKind::comment, id, node.parent, kNone, node.begin, node.end};
  const bool is_closed_text = node.kind == NodeKind::cdata || node.kind == NodeKind::doctype ||
                              node.kind == NodeKind::declaration ||
                              node.kind == NodeKind::processing_instruction;
  if (id != 0 && is_within && is_closed_text) return {CursorKind::nothing, kNone, 0, kNone, offset, offset};

  const std::uint32_t begin = name_begin(text, offset);
  if (begin > 1 && text[begin - 1] == '/' && text[begin - 2] == '<')
    return {CursorKind::end_tag,   kNone, element_around(document, begin - 2), kNone, begin,
            name_end(text, offset)};
  if (begin > 0 && text[begin - 1] == '<')
    return {CursorKind::element_name, kNone, element_around(document, begin - 1), kNone, begin,
            name_end(text, offset)};
  return {CursorKind::content, kNone, element_around(document, offset), kNone, begin, offset};
}

}  // namespace iislint::editor
