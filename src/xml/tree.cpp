#include "xml/tree.h"

#include "xml/references.h"

namespace iislint::xml {

std::string_view Document::value(const Attribute& a, std::string& buffer) const {
  const std::string_view raw = text().substr(a.value_begin, a.value_end - a.value_begin);
  if (a.plain) return raw;
  buffer.clear();
  append_attribute_value(buffer, raw);
  return buffer;
}

AttributeId Document::find_attribute(NodeId element, std::string_view wanted) const {
  const Node& n = nodes[element];
  for (AttributeId id = n.first_attribute; id < n.first_attribute + n.attribute_count; ++id) {
    if (name(attributes[id]) == wanted) return id;
  }
  return kNone;
}

}  // namespace iislint::xml
