#include "config/item_view.h"

#include <algorithm>

namespace iislint::config {
namespace {

/// Whether the element at `steps`, which is not there, may be among what could not be read.
bool may_have_lost_way(const ElementRef& from, std::string_view steps) {
  const ElementRef last = nearest_below(from, steps);
  for (xml::NodeId id = last.element;; id = last.document->node(id).parent) {
    const auto lost = last.binding->lost_at(id);
    const auto is_child = [](const schema::UnreadableItem& one) {
      return one.kind == schema::UnreadableItem::Kind::child;
    };
    if (last.document->node(id).damaged || std::any_of(lost.begin(), lost.end(), is_child)) return true;
    if (id == from.element) return false;
  }
}

}  // namespace

ItemView::ItemView(const EffectiveConfig& config, xml::NodeId element)
    : chain_{{&config.document(), &config.binding(), element}} {
  const xml::Document& document = config.document();
  const std::string_view name = document.name(element);
  for (xml::NodeId id = document.node(element).parent; id != 0 && id != xml::kNone;
       id = document.node(id).parent) {
    for (const xml::NodeId defaults : config.defaults_in(id, name)) {
      if (defaults != element) chain_.push_back({&document, &config.binding(), defaults});
    }
    const schema::ElementType* type = config.binding().type(id);
    if (type == nullptr || type->kind == schema::ElementKind::section) break;
  }
}

Value ItemView::value(std::string_view steps, std::string_view attribute,
                      const schema::AttributeFact& fact) const {
  Value nothing;
  nothing.fact = &fact;
  for (const ElementRef& level : chain_) {
    const ElementRef holder = below(level, steps);
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
