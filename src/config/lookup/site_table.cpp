#include "config/lookup/site_table.h"

#include <algorithm>

#include "base/text.h"
#include "config/lookup/element_ref.h"

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
  const auto parts = base::split(path, '/');
  return std::find(parts.begin(), parts.end(), name) != parts.end();
}

void lose_named(LostSlots& lost, const ItemKind& kind, std::span<const SlotNode> nodes,
                std::string_view name) {
  for (std::size_t slot = 0; slot < kind.slots.size(); ++slot) {
    if (passes_through(kind.slots[slot].path, name)) lost.slots[slot] = true;
  }
  for (std::size_t node = 0; node < nodes.size(); ++node) {
    if (passes_through(nodes[node].path, name)) lost.nodes[node] = true;
  }
}

}  // namespace

/// Fills one row after the other; what it needs for that is made once.
class RowReader {
 public:
  RowReader(const xml::Document& document, const schema::Binding& binding, SiteTable& table)
      : document_(document), binding_(binding), kind_(*binding.facts->item("site")), table_(table) {
    cells_.assign(kind_.slots.size(), kNothing);
    elements_.assign(std::max(kind_.item_nodes.size(), kind_.defaults_nodes.size()), kNothing);
  }

  void begin_row(std::span<const SlotNode> nodes) {
    nodes_ = nodes;
    table_.add_row();
  }

  /// Adds what stands below an element of the kind. The depth is that of the slot tree, a handful.
  void read(xml::NodeId element, std::size_t node = 0) {
    const SlotNode& slots = nodes_[node];
    if (elements_[node] == kNothing) {
      elements_[node] = table_.nodes_.size();
      table_.nodes_.push_back({element, static_cast<std::uint16_t>(node)});
    }
    take_attributes(element, slots);
    read_children(element, slots);
    note_lost(element, node);
  }

  void end_row() {
    const std::size_t row = table_.cell_begins_.size() - 2;
    const auto cells = table_.cells_.begin() + table_.cell_begins_[row];
    const auto nodes = table_.nodes_.begin() + table_.node_begins_[row];
    for (auto cell = cells; cell != table_.cells_.end(); ++cell)
      cells_[cell->slot] = kNothing;
    for (auto node = nodes; node != table_.nodes_.end(); ++node)
      elements_[node->node] = kNothing;
    std::sort(cells, table_.cells_.end(),
              [](const SiteCell& a, const SiteCell& b) { return a.slot < b.slot; });
    std::sort(nodes, table_.nodes_.end(),
              [](const SiteNode& a, const SiteNode& b) { return a.node < b.node; });
    table_.cell_begins_[row + 1] = static_cast<std::uint32_t>(table_.cells_.size());
    table_.node_begins_[row + 1] = static_cast<std::uint32_t>(table_.nodes_.size());
  }

  void lose_all() {
    lost().slots.flip();
    lost().nodes.flip();
  }

 private:
  static constexpr std::size_t kNothing = static_cast<std::size_t>(-1);

  LostSlots& lost() {
    LostSlots& lost = table_.lost_[table_.cell_begins_.size() - 2];
    if (lost.slots.empty()) {
      lost.slots.assign(kind_.slots.size(), false);
      lost.nodes.assign(nodes_.size(), false);
    }
    return lost;
  }

  // An element that lost its end tag has swallowed its siblings: they are looked for inside it.
  void read_children(xml::NodeId element, const SlotNode& slots) {
    const schema::ElementType& type = binding_.facts->types[slots.type];
    xml::for_each_child_element(document_, element, [&](xml::NodeId child) {
      const schema::BoundElement& bound = binding_.elements[child];
      if (bound.standing == BindStatus::bound && bound.child >= type.first_child) {
        const auto index = static_cast<std::size_t>(bound.child - type.first_child);
        if (index < type.child_count && slots.nodes[index] != schema::kNoId) read(child, slots.nodes[index]);
      }
      if (document_.node(child).damaged) read_children(child, slots);
    });
  }

  void take_attributes(xml::NodeId element, const SlotNode& slots) {
    const schema::ElementType& type = binding_.facts->types[slots.type];
    const xml::Node& n = document_.node(element);
    for (xml::AttributeId id = n.first_attribute; id < n.first_attribute + n.attribute_count; ++id) {
      const schema::FactId fact = binding_.attributes[id].fact;
      if (fact == schema::kNoId || fact < type.first_attribute ||
          fact >= type.first_attribute + type.attribute_count) {
        continue;
      }
      const std::uint16_t slot = slots.slots[fact - type.first_attribute];
      if (cells_[slot] == kNothing) {
        cells_[slot] = table_.cells_.size();
        table_.cells_.push_back({id, element, slot, false});
        continue;
      }
      SiteCell& cell = table_.cells_[cells_[slot]];
      if (document_.value(document_.attribute(cell.attribute), first_) !=
          document_.value(document_.attribute(id), second_))
        cell.is_contradicted = true;  // which one wins is not documented
    }
  }

  void note_lost(xml::NodeId element, std::size_t node) {
    const SlotNode& slots = nodes_[node];
    const auto lose_attributes = [&](std::string_view name) {
      const auto facts = binding_.facts->attributes_of(binding_.facts->types[slots.type]);
      for (std::size_t i = 0; i < facts.size(); ++i) {
        if (name.empty() || facts[i].name == name) lost().slots[slots.slots[i]] = true;
      }
    };
    for (const UnreadableItem& one : binding_.lost_at(element)) {
      switch (one.kind) {
        case UnreadableItem::Kind::attribute:
          lose_attributes(one.name);
          break;
        case UnreadableItem::Kind::child:
          lose_below(node, one.name);
          lost().nodes[node] = true;
          break;
        case UnreadableItem::Kind::anywhere:
          lose_named(lost(), kind_, nodes_, one.name);
          break;
      }
    }
    if (!document_.node(element).damaged) return;
    lose_attributes({});
    lose_below(node, {});
    lost().nodes[node] = true;
  }

  /// The values of absent children, or of the absent child of that name.
  void lose_below(std::size_t node, std::string_view child) {
    const SlotNode& slots = nodes_[node];
    const auto children = binding_.facts->children_of(binding_.facts->types[slots.type]);
    for (std::size_t i = 0; i < children.size(); ++i) {
      const std::uint16_t below = slots.nodes[i];
      if (below == schema::kNoId || elements_[below] != kNothing) continue;
      if (!child.empty() && children[i].name != child) continue;
      LostSlots& all = lost();
      for (std::size_t slot = 0; slot < kind_.slots.size(); ++slot) {
        if (is_below(kind_.slots[slot].path, nodes_[below].path)) all.slots[slot] = true;
      }
      for (std::size_t other = 0; other < nodes_.size(); ++other) {
        if (other == below || is_below(nodes_[other].path, nodes_[below].path)) all.nodes[other] = true;
      }
    }
  }

  const xml::Document& document_;
  const schema::Binding& binding_;
  const ItemKind& kind_;
  SiteTable& table_;
  std::span<const SlotNode> nodes_;
  std::vector<std::size_t> cells_;     // by slot: where the row has it
  std::vector<std::size_t> elements_;  // by node number
  std::string first_, second_;
};

SiteTable::SiteTable(const xml::Document& document, const schema::Binding& binding, const FileIndex& index,
                     std::span<const xml::NodeId> sites)
    : cell_begins_(1, 0), node_begins_(1, 0) {
  const ItemKind& kind = *binding.facts->item("site");
  RowReader reader(document, binding, *this);
  for (const xml::NodeId site : sites) {
    reader.begin_row(kind.item_nodes);
    reader.read(site);
    reader.end_row();
  }
  reader.begin_row(kind.defaults_nodes);
  if (const SectionElements* section = index.find("system.applicationHost/sites"); section != nullptr) {
    bool has_defaults = false;
    for (const xml::NodeId id : index.defaults_in(binding, section->all.front().element)) {
      if (binding.elements[id].type != kind.defaults_type) continue;
      reader.read(id);
      has_defaults = true;
    }
    const bool is_lost =
        std::any_of(section->all.begin(), section->all.end(), [&](const SectionElement& one) {
          return may_have_lost_child({&document, &binding, one.element}, "siteDefaults");
        });
    if (!has_defaults && is_lost) reader.lose_all();
  }
  reader.end_row();
  for (const std::string_view name : index.lost_anywhere()) {
    if (lost_anywhere_ == nullptr)
      lost_anywhere_ = std::make_unique<LostSlots>(
          LostSlots{std::vector<bool>(kind.slots.size()), std::vector<bool>(kind.item_nodes.size())});
    lose_named(*lost_anywhere_, kind, kind.item_nodes, name);
  }
  index_by_slot(kind.slots.size());
  cells_.shrink_to_fit();
  nodes_.shrink_to_fit();
}

void SiteTable::add_row() {
  cell_begins_.push_back(static_cast<std::uint32_t>(cells_.size()));
  node_begins_.push_back(static_cast<std::uint32_t>(nodes_.size()));
}

void SiteTable::index_by_slot(std::size_t slot_count) {
  slot_begins_.assign(slot_count + 1, 0);
  const std::size_t end = cell_begins_[defaults_row()];
  for (std::size_t i = 0; i < end; ++i)
    ++slot_begins_[cells_[i].slot + std::size_t{1}];
  for (std::size_t slot = 0; slot < slot_count; ++slot)
    slot_begins_[slot + 1] += slot_begins_[slot];
  rows_by_slot_.resize(end);
  std::vector<std::uint32_t> next(slot_begins_.begin(), slot_begins_.end() - 1);
  for (std::size_t row = 0; row < defaults_row(); ++row) {
    for (const SiteCell& cell : cells(row))
      rows_by_slot_[next[cell.slot]++] = static_cast<std::uint32_t>(row);
  }
}

const SiteCell* SiteTable::cell(std::size_t row, std::size_t slot) const {
  const auto all = cells(row);
  const auto found = std::lower_bound(all.begin(), all.end(), slot,
                                      [](const SiteCell& one, std::size_t s) { return one.slot < s; });
  return found == all.end() || found->slot != slot ? nullptr : &*found;
}

xml::NodeId SiteTable::node(std::size_t row, std::size_t number) const {
  const auto all = nodes(row);
  const auto found = std::lower_bound(all.begin(), all.end(), number,
                                      [](const SiteNode& one, std::size_t n) { return one.node < n; });
  return found == all.end() || found->node != number ? xml::kNone : found->element;
}

std::size_t SiteTable::bytes() const {
  return cells_.capacity() * sizeof(SiteCell) + nodes_.capacity() * sizeof(SiteNode) +
         (cell_begins_.capacity() + node_begins_.capacity() + rows_by_slot_.capacity() +
          slot_begins_.capacity()) *
             sizeof(std::uint32_t) +
         lost_.size() * sizeof(LostSlots);
}

const LostSlots* SiteTable::lost(std::size_t row) const {
  const auto found = lost_.find(row);
  return found == lost_.end() ? nullptr : &found->second;
}

bool SiteTable::is_lost(std::size_t row, std::size_t slot) const {
  if (lost_anywhere_ != nullptr && row != defaults_row() && lost_anywhere_->slots[slot]) return true;
  const LostSlots* own = lost_.empty() ? nullptr : lost(row);
  return own != nullptr && own->slots[slot];
}

bool SiteTable::is_node_lost(std::size_t row, std::size_t number) const {
  if (lost_anywhere_ != nullptr && row != defaults_row() && lost_anywhere_->nodes[number]) return true;
  const LostSlots* own = lost_.empty() ? nullptr : lost(row);
  return own != nullptr && own->nodes[number];
}

}  // namespace iislint::config
