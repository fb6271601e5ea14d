#include "schema/binding/location_path.h"

#include "base/text.h"

namespace iislint::schema {

std::string normal_location(std::string_view path) {
  while (!path.empty() && path.front() == '/')
    path.remove_prefix(1);
  while (!path.empty() && path.back() == '/')
    path.remove_suffix(1);
  return path == "." ? std::string() : base::lower(path);
}

xml::NodeId location_of(const xml::Document& document, xml::NodeId element) {
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = document.node(id).parent) {
    if (document.name(id) == "location") return id;
  }
  return xml::kNone;
}

std::string location_path(const xml::Document& document, xml::NodeId element) {
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = document.node(id).parent) {
    if (document.name(id) != "location") continue;
    const xml::AttributeId path = document.find_attribute(id, "path");
    if (path == xml::kNone) return {};
    std::string buffer;
    return normal_location(document.value(document.attribute(path), buffer));
  }
  return {};
}

}  // namespace iislint::schema
