#include "config/effective_config.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "schema/catalog/value.h"

namespace iislint::config {
namespace {

using schema::BindStatus;
using schema::ItemKind;
using schema::SlotNode;
using schema::UnreadableItem;

bool is_below(std::string_view path, std::string_view node_path) {
  if (node_path.empty()) return true;
  return path.size() > node_path.size() && path.substr(0, node_path.size()) == node_path &&
         path[node_path.size()] == '/';
}

/// Whether `name` is one of the elements in "ftpServer/security/ssl/@x".
bool passes_through(std::string_view path, std::string_view name) {
  for (const std::string_view part : base::split(path, '/')) {
    if (part == name) return true;
  }
  return false;
}

void take_lost(WrittenTree& tree, const WrittenTree& from) {
  const auto take = [](std::vector<bool>& to, const std::vector<bool>& more) {
    for (std::size_t i = 0; i < more.size(); ++i) {
      if (more[i]) to[i] = true;
    }
  };
  take(tree.lost, from.lost);
  take(tree.lost_nodes, from.lost_nodes);
}

}  // namespace

std::string_view path_of(std::size_t slot) {
  return schema::catalog().item("site")->slots[slot].path;
}

void WrittenTree::reset(const ItemKind& item_kind, std::span<const SlotNode> tree_nodes) {
  kind = &item_kind;
  nodes = tree_nodes;
  attributes.assign(kind->slots.size(), xml::kNone);
  holders.assign(kind->slots.size(), xml::kNone);
  elements.assign(nodes.size(), xml::kNone);
  lost.assign(kind->slots.size(), false);
  lost_nodes.assign(nodes.size(), false);
  contradicted.assign(kind->slots.size(), false);
}

EffectiveConfig::EffectiveConfig(const xml::Document& document, const schema::Binding& binding)
    : document_(document), binding_(binding), kind_(*binding.facts->item("site")) {
  find_lost_anywhere();
  defaults_.reset(kind_, kind_.defaults_nodes);
  xml::NodeId sites_section = xml::kNone;
  bool has_defaults = false;
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    const schema::BoundElement& element = binding.elements[id];
    if (element.standing != BindStatus::bound) continue;
    if (const schema::ChildFact* child = binding.child(id); child != nullptr && !child->defaults_of.empty())
      defaults_by_parent_.emplace(document.node(id).parent, id);
    if (element.type == kind_.item_type) {
      sites_.push_back({id, has_ftp_binding(id)});
      sites_section = document.node(id).parent;
    } else if (element.type == kind_.defaults_type) {
      fill(defaults_, id, 0);
      has_defaults = true;
    }
  }
  if (!has_defaults && sites_section != xml::kNone && defaults_may_be_lost(sites_section)) {
    defaults_.lost.assign(defaults_.lost.size(), true);
  }
}

bool EffectiveConfig::defaults_may_be_lost(xml::NodeId sites) const {
  if (document_.node(sites).damaged) return true;
  const auto lost = binding_.lost_at(sites);
  return std::any_of(lost.begin(), lost.end(), [](const UnreadableItem& one) {
    return one.kind == UnreadableItem::Kind::child && (one.name.empty() || one.name == "siteDefaults");
  });
}

bool EffectiveConfig::has_ftp_binding(xml::NodeId site) const {
  bool found = false;
  std::string buffer;
  xml::for_each_child_element(document_, site, [&](xml::NodeId bindings) {
    if (found || document_.name(bindings) != "bindings") return;
    xml::for_each_child_element(document_, bindings, [&](xml::NodeId entry) {
      const xml::AttributeId protocol = document_.find_attribute(entry, "protocol");
      if (found || protocol == xml::kNone) return;
      found = base::equals_ignoring_case(document_.value(document_.attribute(protocol), buffer), "ftp");
    });
  });
  return found;
}

// The depth is that of the slot tree, a handful.
void EffectiveConfig::fill(WrittenTree& tree, xml::NodeId element, std::size_t node) const {
  const SlotNode& slots = tree.nodes[node];
  if (tree.elements[node] == xml::kNone) tree.elements[node] = element;
  take_attributes(tree, element, slots);
  fill_children(tree, element, slots);
  mark_lost(tree, element, node);
}

// An element that lost its end tag has swallowed its siblings: they are looked for inside it.
void EffectiveConfig::fill_children(WrittenTree& tree, xml::NodeId element, const SlotNode& slots) const {
  const schema::ElementType& type = binding_.facts->types[slots.type];
  xml::for_each_child_element(document_, element, [&](xml::NodeId child) {
    const schema::BoundElement& bound = binding_.elements[child];
    if (bound.standing == BindStatus::bound && bound.child >= type.first_child) {
      const auto index = static_cast<std::size_t>(bound.child - type.first_child);
      if (index < type.child_count && slots.nodes[index] != schema::kNoId)
        fill(tree, child, slots.nodes[index]);
    }
    if (document_.node(child).damaged) fill_children(tree, child, slots);
  });
}

void EffectiveConfig::take_attributes(WrittenTree& tree, xml::NodeId element, const SlotNode& slots) const {
  const schema::ElementType& type = binding_.facts->types[slots.type];
  const xml::Node& n = document_.node(element);
  std::string first_buffer, second_buffer;
  for (xml::AttributeId id = n.first_attribute; id < n.first_attribute + n.attribute_count; ++id) {
    const schema::FactId fact = binding_.attributes[id].fact;
    if (fact == schema::kNoId || fact < type.first_attribute ||
        fact >= type.first_attribute + type.attribute_count) {
      continue;
    }
    const std::size_t slot = slots.slots[fact - type.first_attribute];
    if (tree.attributes[slot] == xml::kNone) {
      tree.attributes[slot] = id;
      tree.holders[slot] = element;
    } else if (document_.value(document_.attribute(tree.attributes[slot]), first_buffer) !=
               document_.value(document_.attribute(id), second_buffer)) {
      tree.contradicted[slot] = true;  // which one wins is not documented
    }
  }
}

void EffectiveConfig::mark_lost(WrittenTree& tree, xml::NodeId element, std::size_t node) const {
  const SlotNode& slots = tree.nodes[node];
  const schema::ElementType& type = binding_.facts->types[slots.type];
  const auto lose_attributes = [&](std::string_view name) {
    const auto facts = binding_.facts->attributes_of(type);
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (name.empty() || facts[i].name == name) tree.lost[slots.slots[i]] = true;
    }
  };
  for (const UnreadableItem& lost : binding_.lost_at(element)) {
    switch (lost.kind) {
      case UnreadableItem::Kind::attribute:
        lose_attributes(lost.name);
        break;
      case UnreadableItem::Kind::child:
        lose_below(tree, node, lost.name);
        tree.lost_nodes[node] = true;
        break;
      case UnreadableItem::Kind::anywhere:
        lose_named(tree, lost.name);
        break;
    }
  }
  if (document_.node(element).damaged) {
    lose_attributes({});
    lose_below(tree, node, {});
    tree.lost_nodes[node] = true;
  }
  if (node == 0 && tree.nodes.data() == kind_.item_nodes.data()) {
    if (loses_anywhere_) take_lost(tree, lost_anywhere_);
  }
}

// Once for all sites: there may be as many of both as somebody likes to write.
void EffectiveConfig::find_lost_anywhere() {
  lost_anywhere_.reset(kind_, kind_.item_nodes);
  std::unordered_set<std::string_view> names;
  for (const UnreadableItem& lost : binding_.lost_at(document_.root())) {
    if (lost.kind != UnreadableItem::Kind::anywhere || !names.insert(lost.name).second) continue;
    lose_named(lost_anywhere_, lost.name);
    loses_anywhere_ = true;
  }
}

/// The values of absent children, or of the absent child of that name.
void EffectiveConfig::lose_below(WrittenTree& tree, std::size_t node, std::string_view child) const {
  const SlotNode& slots = tree.nodes[node];
  const schema::ElementType& type = binding_.facts->types[slots.type];
  const auto children = binding_.facts->children_of(type);
  for (std::size_t i = 0; i < children.size(); ++i) {
    const std::uint16_t below = slots.nodes[i];
    if (below == schema::kNoId || tree.elements[below] != xml::kNone) continue;
    if (!child.empty() && children[i].name != child) continue;
    for (std::size_t slot = 0; slot < tree.kind->slots.size(); ++slot) {
      if (is_below(tree.kind->slots[slot].path, tree.nodes[below].path)) tree.lost[slot] = true;
    }
    for (std::size_t other = 0; other < tree.nodes.size(); ++other) {
      if (other == below || is_below(tree.nodes[other].path, tree.nodes[below].path))
        tree.lost_nodes[other] = true;
    }
  }
}

void EffectiveConfig::lose_named(WrittenTree& tree, std::string_view name) const {
  for (std::size_t slot = 0; slot < tree.kind->slots.size(); ++slot) {
    if (passes_through(tree.kind->slots[slot].path, name)) tree.lost[slot] = true;
  }
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    if (passes_through(tree.nodes[node].path, name)) tree.lost_nodes[node] = true;
  }
}

void SiteView::load(xml::NodeId site) {
  site_ = site;
  name_.clear();
  if (const xml::AttributeId id = config_.document_.find_attribute(site, "name"); id != xml::kNone) {
    std::string buffer;
    name_ = config_.document_.value(config_.document_.attribute(id), buffer);
  }
  written_.reset(config_.kind_, config_.kind_.item_nodes);
  values_.assign(config_.kind_.slots.size(), std::nullopt);
  config_.fill(written_, site, 0);
}

const Value& SiteView::value(std::size_t slot) const {
  std::optional<Value>& kept = values_[slot];
  if (kept) return *kept;
  if (written_.attributes[slot] != xml::kNone) {
    kept = config_.value_of(written_, slot, Origin::written);
  } else if (written_.lost[slot]) {
    kept.emplace();
    kept->fact = &config_.binding_.facts->attributes[config_.kind_.slots[slot].fact];
  } else {
    kept = value_above(slot);
  }
  return *kept;
}

Value SiteView::value_above(std::size_t slot) const {
  return config_.value_of(config_.defaults_, slot, Origin::inherited);
}

/// `origin` is that of a value which the tree holds.
Value EffectiveConfig::value_of(const WrittenTree& tree, std::size_t slot, Origin origin) const {
  Value value;
  value.fact = &binding_.facts->attributes[kind_.slots[slot].fact];
  value.attribute = tree.attributes[slot];
  if (value.attribute == xml::kNone) {
    return tree.lost[slot] ? value : default_value(*value.fact);
  }
  value = written_value({&document_, &binding_, tree.holders[slot]}, value.attribute, *value.fact, origin);
  if (tree.contradicted[slot]) value.origin = Origin::unknown;
  return value;
}

std::vector<xml::NodeId> EffectiveConfig::defaults_in(xml::NodeId parent, std::string_view item) const {
  std::vector<xml::NodeId> found;
  const auto [first, last] = defaults_by_parent_.equal_range(parent);
  for (auto it = first; it != last; ++it) {
    if (binding_.child(it->second)->defaults_of == item) found.push_back(it->second);
  }
  return found;
}

bool EffectiveConfig::may_have_lost(xml::NodeId element, std::string_view name) const {
  if (document_.node(element).damaged) return true;
  const auto lost = binding_.lost_at(element);
  return std::any_of(lost.begin(), lost.end(),
                     [&](const UnreadableItem& one) { return one.name.empty() || one.name == name; });
}

bool EffectiveConfig::bindings_may_be_lost(xml::NodeId site) const {
  bool lost = may_have_lost(site, "bindings");
  xml::for_each_child_element(document_, site, [&](xml::NodeId bindings) {
    if (document_.name(bindings) != "bindings") return;
    lost = lost || document_.node(bindings).damaged || !binding_.lost_at(bindings).empty();
    xml::for_each_child_element(document_, bindings,
                                [&](xml::NodeId entry) { lost = lost || may_have_lost(entry, "protocol"); });
  });
  return lost;
}

xml::NodeId SiteView::nearest_element(std::size_t slot) const {
  const std::string_view path = config_.kind_.slots[slot].path;
  xml::NodeId best = site_;
  std::size_t depth = 0;
  for (std::size_t node = 1; node < written_.elements.size(); ++node) {
    if (written_.elements[node] == xml::kNone) continue;
    const std::string_view node_path = written_.nodes[node].path;
    if (is_below(path, node_path) && node_path.size() > depth) {
      best = written_.elements[node];
      depth = node_path.size();
    }
  }
  return best;
}

Entries SiteView::entries(std::size_t node) const {
  const auto part = [this](xml::NodeId element) {
    return ElementRef{&config_.document_, &config_.binding_, element};
  };
  Entries entries = entries_of({part(written_.elements[node])});
  entries.may_be_incomplete = written_.lost_nodes[node];
  if (entries.is_cleared) return entries;
  entries.perhaps = entries_of({part(config_.defaults_.elements[node])}).in_force;
  entries.may_be_incomplete = entries.may_be_incomplete || config_.defaults_.lost_nodes[node];
  return entries;
}

}  // namespace iislint::config
