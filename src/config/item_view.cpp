#include "config/item_view.h"

#include <algorithm>

namespace iislint::config {
namespace {

/// Whether the element at `steps`, which is not there, may be among what could not be read.
bool may_have_lost_way(const Part& from, std::string_view steps) {
  const Part last = nearest_below(from, steps);
  for (xml::NodeId id = last.element;; id = last.document->node(id).parent) {
    const auto lost = last.binding->lost_at(id);
    const auto is_child = [](const schema::Lost& one) { return one.kind == schema::Lost::Kind::child; };
    if (last.document->node(id).damaged || std::any_of(lost.begin(), lost.end(), is_child)) return true;
    if (id == from.element) return false;
  }
}

}  // namespace

ItemView::ItemView(const Part& item) : chain_{item} {
  const xml::Document& document = *item.document;
  const std::string_view name = document.name(item.element);
  const schema::ChildFact* own = item.binding->child(item.element);
  // The entries of applicationPools are called "add", their defaults those of "add".
  for (xml::NodeId id = document.node(item.element).parent; id != 0 && id != xml::kNone;
       id = document.node(id).parent) {
    xml::for_each_child_element(document, id, [&](xml::NodeId sibling) {
      const schema::ChildFact* child = item.binding->child(sibling);
      if (child == nullptr || child == own || child->defaults_of != name) return;
      if (item.binding->elements[sibling].standing == schema::Standing::bound)
        chain_.push_back({item.document, item.binding, sibling});
    });
    const schema::ElementType* type = item.binding->type(id);
    if (type == nullptr || type->kind == schema::ElementKind::section) break;
  }
}

Value ItemView::value(std::string_view steps, std::string_view attribute,
                      const schema::AttributeFact& fact) const {
  Value nothing;
  nothing.fact = &fact;
  for (const Part& level : chain_) {
    const Part holder = below(level, steps);
    if (!holder.exists()) {
      if (may_have_lost_way(level, steps)) return nothing;
      continue;
    }
    const xml::AttributeId id = holder.document->find_attribute(holder.element, attribute);
    const bool is_own = level.element == chain_.front().element;
    if (id != xml::kNone)
      return written_value(holder, id, fact, is_own ? Origin::written : Origin::inherited);
    if (may_have_lost(holder, attribute)) return nothing;
  }
  return default_value(fact);
}

Entries ItemView::entries(std::string_view steps) const {
  Entries entries = entries_of({below(part(), steps)});
  entries.may_be_incomplete = may_have_lost_way(part(), steps);
  if (entries.is_cleared) return entries;
  for (std::size_t i = 1; i < chain_.size(); ++i) {
    const Entries more = entries_of({below(chain_[i], steps)});
    entries.perhaps.insert(entries.perhaps.end(), more.in_force.begin(), more.in_force.end());
  }
  return entries;
}

}  // namespace iislint::config
