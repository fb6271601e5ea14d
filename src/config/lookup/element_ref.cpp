#include "config/lookup/element_ref.h"

#include <algorithm>

namespace iislint::config {
namespace {

xml::NodeId child_named(const ElementRef& part, std::string_view name) {
  xml::NodeId found = xml::kNone;
  xml::for_each_child_element(*part.document, part.element, [&](xml::NodeId id) {
    const bool is_bound = part.binding->elements[id].standing == schema::BindStatus::bound;
    if (found == xml::kNone && is_bound && part.document->name(id) == name) found = id;
  });
  return found;
}

/// Walks down and says whether it came to the end.
bool walk(ElementRef& part, std::string_view steps) {
  while (!steps.empty()) {
    const std::size_t slash = steps.find('/');
    const xml::NodeId next = child_named(part, steps.substr(0, slash));
    if (next == xml::kNone) return false;
    part.element = next;
    steps.remove_prefix(slash == std::string_view::npos ? steps.size() : slash + 1);
  }
  return true;
}

}  // namespace

bool may_have_lost(const ElementRef& part, std::string_view attribute) {
  if (part.document->node(part.element).damaged) return true;
  const auto lost = part.binding->lost_at(part.element);
  return std::any_of(lost.begin(), lost.end(), [&](const schema::UnreadableItem& one) {
    return one.kind == schema::UnreadableItem::Kind::attribute && (one.name.empty() || one.name == attribute);
  });
}

bool may_have_lost_child(const ElementRef& parent, std::string_view name) {
  if (parent.document->node(parent.element).damaged) return true;
  const auto lost = parent.binding->lost_at(parent.element);
  return std::any_of(lost.begin(), lost.end(), [&](const schema::UnreadableItem& one) {
    return one.kind == schema::UnreadableItem::Kind::child && (one.name.empty() || one.name == name);
  });
}

ElementRef below(ElementRef part, std::string_view steps) {
  if (part.exists() && !walk(part, steps)) part.element = xml::kNone;
  return part;
}

ElementRef nearest_below(ElementRef part, std::string_view steps) {
  if (part.exists()) walk(part, steps);
  return part;
}

}  // namespace iislint::config
