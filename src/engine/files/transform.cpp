#include "engine/files/transform.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"
#include "schema/catalog/file_kind.h"

namespace iislint::engine {
namespace {

constexpr std::string_view kNamespace = "http://schemas.microsoft.com/XML-Document-Transform";
constexpr std::string_view kDeclaration = "xmlns:";

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() &&
         base::equals_ignoring_case(name.substr(name.size() - ending.size()), ending);
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

/// Whether the name begins as the base file of a transform does: "Web." of "Web.Release.config". Other words
/// may stand before it.
bool begins_with_kind(std::string_view name) {
  for (std::size_t end = name.find('.'); end != std::string_view::npos; end = name.find('.', end + 1)) {
    const std::string_view before = name.substr(0, end);
    const std::string_view word = before.substr(before.find_last_of("._- ") + 1);
    if (schema::file_kind_from(word) || base::equals_ignoring_case(word, "app")) return true;
  }
  return false;
}

}  // namespace

bool is_transform_name(std::string_view path) {
  if (schema::file_kind_of_path(path) || schema::file_kind_of_ending(path)) return false;
  const std::string_view name = name_of(path);
  if (ends_with(name, ".xdt") || ends_with(name, ".xdt.xml")) return true;
  return ends_with(name, ".config") && begins_with_kind(name);
}

bool is_fragment_name(std::string_view path) {
  return ends_with(name_of(path), ".config.transform");
}

std::optional<xml::AttributeId> transform_attribute(const xml::Document& document) {
  if (document.text().find(kNamespace) == std::string_view::npos) return std::nullopt;  // nearly every file
  std::set<std::string_view> prefixes;
  std::optional<xml::AttributeId> declaration;
  std::string buffer;
  for (xml::AttributeId id = 0; id < document.attributes.size(); ++id) {
    const xml::Attribute& attribute = document.attribute(id);
    const std::string_view name = document.name(attribute);
    if (!name.starts_with(kDeclaration) || document.value(attribute, buffer) != kNamespace) continue;
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
