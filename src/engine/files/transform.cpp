#include "engine/files/transform.h"

#include <set>
#include <string>

#include "xdt/namespaces.h"

namespace iislint::engine {
namespace {

constexpr std::string_view kDeclaration = "xmlns:";

}  // namespace

std::optional<xml::AttributeId> transform_attribute(const xml::Document& document) {
  if (!mentions_transforms(document.text())) return std::nullopt;  // nearly every file
  std::set<std::string_view> prefixes;
  std::optional<xml::AttributeId> declaration;
  std::string buffer;
  for (xml::AttributeId id = 0; id < document.attributes.size(); ++id) {
    const xml::Attribute& attribute = document.attribute(id);
    const std::string_view name = document.name(attribute);
    if (!name.starts_with(kDeclaration) || document.value(attribute, buffer) != xdt::kNamespace) continue;
    prefixes.insert(name.substr(kDeclaration.size()));
    if (!declaration) declaration = id;
  }
  for (xml::AttributeId id = 0; declaration && id < document.attributes.size(); ++id) {
    const std::string_view name = document.name(document.attribute(id));
    if (prefixes.count(name.substr(0, name.find(':'))) != 0) return id;
  }
  return declaration;
}

}  // namespace iislint::engine
