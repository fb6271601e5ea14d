#include "secret_places.h"

#include <algorithm>

namespace iislint::fuzz {
namespace {

bool is_whole(const xml::Attribute& attribute) {
  return attribute.quoted && attribute.closed;
}

/// The innermost node there.
const xml::Node& node_at(const xml::Document& document, std::size_t at) {
  const xml::Node* innermost = &document.node(0);
  for (const xml::Node& node : document.nodes) {
    if (node.begin <= at && at < node.end) innermost = &node;  // in document order
  }
  return *innermost;
}

/// Whether the attributes that lie in the range are whole and nothing of the range is anything else.
bool is_made_of_attributes(const xml::Document& document, std::size_t begin, std::size_t end) {
  bool is_any = false;
  for (const xml::Attribute& attribute : document.attributes) {
    if (attribute.value_end < begin || attribute.name_begin >= end) continue;
    if (attribute.name_begin < begin || attribute.value_end > end || !is_whole(attribute)) return false;
    is_any = true;
  }
  return is_any;
}

bool is_inside_whole_value(const xml::Document& document, std::size_t begin, std::size_t end) {
  return std::any_of(
      document.attributes.begin(), document.attributes.end(), [&](const xml::Attribute& attribute) {
        return is_whole(attribute) && attribute.value_begin <= begin && end <= attribute.value_end;
      });
}

bool touches_attribute(const xml::Document& document, std::size_t begin, std::size_t end) {
  return std::any_of(document.attributes.begin(), document.attributes.end(),
                     [&](const xml::Attribute& attribute) {
                       return attribute.name_begin < end && begin <= attribute.value_end;
                     });
}

}  // namespace

bool is_meant_as_secret(const xml::Document& document, std::size_t begin, std::size_t end) {
  const std::string_view written = document.text().substr(begin, end - begin);
  const bool is_value = written.front() == ';' || written.find("://") != std::string_view::npos;
  if (is_value && is_inside_whole_value(document, begin, end)) return true;
  if (is_made_of_attributes(document, begin, end)) return !is_value;
  return !touches_attribute(document, begin, end) && node_at(document, begin).end >= end;
}

}  // namespace iislint::fuzz
