#include "config/locks/section_locks.h"

#include "base/text.h"
#include "schema/binding/location_path.h"

namespace iislint::config {
namespace {

std::string value_of(const xml::Document& document, xml::NodeId element, std::string_view name) {
  const xml::AttributeId id = document.find_attribute(element, name);
  std::string buffer;
  return id == xml::kNone ? std::string() : base::lower(document.value(document.attribute(id), buffer));
}

/// What a location says of the sections in it: whether they are denied, or nothing.
std::optional<bool> word_of(const xml::Document& document, xml::NodeId location) {
  const std::string mode = value_of(document, location, "overrideMode");
  if (mode == "allow") return false;
  if (mode == "deny") return true;
  const std::string old_form = value_of(document, location, "allowOverride");
  if (old_form == "true") return false;
  if (old_form == "false") return true;
  return std::nullopt;
}

/// Of declarations the outermost counts, for files further down cannot change it.
std::optional<SectionLock> declared(const Hierarchy& hierarchy, std::size_t level, std::string_view path) {
  for (std::size_t i = 0; i < level; ++i) {
    const schema::Declaration* found = hierarchy.levels()[i].binding->declarations.find(path);
    if (found != nullptr) return SectionLock{found->override_mode_default == "Deny", i, found->element};
  }
  return std::nullopt;
}

}  // namespace

SectionLock section_lock(const Hierarchy& hierarchy, std::size_t level, const schema::SectionFact& section,
                         std::string_view place) {
  SectionLock result;
  if (const auto found = declared(hierarchy, level, section.path)) {
    result = *found;
  } else {
    result.is_denied = section.denied && !section.unlocked;
  }
  hierarchy.for_each_above(
      section.path, place, level, [&](const Layer& layer) {  // the last word is the nearest
        const xml::Document& document = *hierarchy.levels()[layer.level].document;
        const xml::NodeId location = schema::location_of(document, layer.element);
        const auto word = location == xml::kNone ? std::nullopt : word_of(document, location);
        if (word) result = {*word, layer.level, location};
      });
  return result;
}

}  // namespace iislint::config
