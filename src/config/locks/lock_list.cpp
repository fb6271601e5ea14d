#include "config/locks/lock_list.h"

#include "base/text.h"

namespace iislint::config {
namespace {

bool holds(const xml::Document& document, xml::AttributeId list, std::string_view name) {
  std::string buffer;
  for (const std::string_view word : base::split(document.value(document.attribute(list), buffer), ',')) {
    if (base::trim(word) == name) return true;
  }
  return false;
}

}  // namespace

xml::AttributeId lock_of(const xml::Document& document, xml::NodeId element, std::string_view listed,
                         std::string_view except, std::string_view name) {
  const xml::AttributeId locked = document.find_attribute(element, listed);
  if (locked != xml::kNone && (holds(document, locked, name) || holds(document, locked, "*"))) return locked;
  const xml::AttributeId left = document.find_attribute(element, except);
  return left != xml::kNone && !holds(document, left, name) ? left : xml::kNone;
}

xml::AttributeId item_lock_of(const xml::Document& document, xml::NodeId element) {
  const xml::AttributeId id = document.find_attribute(element, "lockItem");
  std::string buffer;
  const bool is_locked =
      id != xml::kNone && base::equals_ignoring_case(document.value(document.attribute(id), buffer), "true");
  return is_locked ? id : xml::kNone;
}

}  // namespace iislint::config
