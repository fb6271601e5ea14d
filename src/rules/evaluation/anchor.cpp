#include "rules/evaluation/anchor.h"

#include <algorithm>

#include "rules/evaluation/view/file_view.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::rules {

Anchor anchor_of(const FileView& file, const config::Value& value, std::string_view flag) {
  const xml::Document& holder = *value.document;
  const xml::Attribute& attribute = holder.attribute(value.attribute);
  Anchor anchor{
      flag.empty() ? xml::value_of(holder, attribute) : xml::word_of(holder, attribute, flag), {}, {}};
  for (const config::HierarchyFile& level : file.hierarchy().levels()) {
    if (level.document != value.document) continue;
    anchor.config_path = schema::key_path(holder, *level.binding, value.element, value.fact->name);
  }
  if (!is_secret(file, value)) anchor.actual = flag.empty() ? value.text : std::string(flag);
  return anchor;
}

Anchor anchor_of_element(const FileView& file, xml::NodeId element) {
  return {xml::name_of(file.document(), element), schema::key_path(file.document(), file.binding(), element),
          std::nullopt};
}

Anchor anchor_of_attribute(const FileView& file, xml::NodeId element, xml::AttributeId attribute) {
  return anchor_of_piece(file, element, attribute, 0, 0);
}

Anchor anchor_of_attribute(const FileView& file, xml::NodeId element, std::string_view attribute) {
  const xml::AttributeId id = file.document().find_attribute(element, attribute);
  return id == xml::kNone ? anchor_of_element(file, element) : anchor_of_attribute(file, element, id);
}

Anchor anchor_of_piece(const FileView& file, xml::NodeId element, xml::AttributeId attribute,
                       std::size_t begin, std::size_t end) {
  const xml::Document& document = file.document();
  const xml::Attribute& written = document.attribute(attribute);
  const bool is_whole = begin >= end;
  Anchor anchor{is_whole ? xml::value_of(document, written) : xml::Pieces(document, written).span(begin, end),
                schema::key_path(document, file.binding(), element, document.name(written)), std::nullopt};
  if (!is_secret(file, written)) {
    std::string buffer;
    const std::string_view text = document.value(written, buffer);
    anchor.actual = std::string(is_whole ? text : text.substr(begin, end - begin));
  }
  return anchor;
}

source::Span span_of(const FileView& file, xml::NodeId element, std::string_view attribute) {
  const xml::AttributeId id = file.document().find_attribute(element, attribute);
  if (id == xml::kNone) return xml::name_of(file.document(), element);
  return xml::value_of(file.document(), file.document().attribute(id));
}

bool is_secret(const FileView& file, const xml::Attribute& attribute) {
  return xml::touches(file.binding().secrets, attribute.value_begin, attribute.value_end);
}

bool is_secret(const FileView& file, const config::Value& value) {
  if (value.fact->encrypted) return true;
  const xml::Attribute& attribute = value.document->attribute(value.attribute);
  const auto& levels = file.hierarchy().levels();
  return std::any_of(levels.begin(), levels.end(), [&](const config::HierarchyFile& level) {
    return level.document == value.document &&
           xml::touches(level.binding->secrets, attribute.value_begin, attribute.value_end);
  });
}

}  // namespace iislint::rules
