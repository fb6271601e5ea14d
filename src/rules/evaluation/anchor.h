// Where a finding of a rule points: a span, the address of what is there, and its text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "config/lookup/value.h"
#include "source/span.h"
#include "xml/tree.h"

namespace iislint::rules {

class FileView;

struct Anchor {
  source::Span span;
  std::string config_path;
  std::optional<std::string> actual;  ///< never a secret
};

/// A value written somewhere, or one flag of it.
Anchor anchor_of(const FileView& file, const config::Value& value, std::string_view flag = {});
Anchor anchor_of_element(const FileView& file, xml::NodeId element);
/// The value of an attribute.
Anchor anchor_of_attribute(const FileView& file, xml::NodeId element, xml::AttributeId attribute);
/// The value of an attribute; the element when it has none of that name.
Anchor anchor_of_attribute(const FileView& file, xml::NodeId element, std::string_view attribute);
/// The piece [begin, end) of a value; the whole value when the piece is empty.
Anchor anchor_of_piece(const FileView& file, xml::NodeId element, xml::AttributeId attribute,
                       std::size_t begin, std::size_t end);
/// The value of an attribute; the name of its element when it has none of that name.
source::Span span_of(const FileView& file, xml::NodeId element, std::string_view attribute);

/// Whether no report may show the value.
bool is_secret(const FileView& file, const xml::Attribute& attribute);

/// The same of a value that is written in this file or one above it.
bool is_secret(const FileView& file, const config::Value& value);

}  // namespace iislint::rules
