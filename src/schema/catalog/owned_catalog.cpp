#include "schema/catalog/owned_catalog.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "schema/catalog/catalog_draft.h"

namespace iislint::schema {

struct CatalogTables {
  explicit CatalogTables(CatalogDraft made) : draft(std::move(made)) {}

  CatalogDraft draft;  // owns texts, values, words and lists of run-time members
  std::vector<ElementType> types;
  std::vector<ChildFact> children;
  std::vector<AttributeFact> attributes;
  std::vector<Home> homes;
  std::vector<ItemKind> items;
  std::deque<std::vector<Slot>> slots;
  std::deque<std::vector<SlotNode>> nodes;
  std::deque<std::vector<std::uint16_t>> numbers;
  Catalog catalog{};
};

namespace {

constexpr std::size_t kMaxIds = kNoId;  // kNoId itself is none

base::Error too_many(const std::string& what) {
  return {base::ErrorCode::settings, "the schema files describe too many " + what};
}

/// The slots of one kind of item; both trees share the numbers, and paths that the base numbers keep theirs.
class SlotTrees {
 public:
  SlotTrees(CatalogTables& tables, const ItemKind& kind) : tables_(tables), kind_(kind) {
    slots_.assign(kind.slots.begin(), kind.slots.end());
    for (Slot& slot : slots_) {
      numbers_.try_emplace(slot.path, static_cast<std::uint16_t>(numbers_.size()));
      slot.fact = kNoId;
    }
    std::size_t count = std::max(kind.item_nodes.size(), kind.defaults_nodes.size());
    for (std::size_t number = 0; number < count; ++number) {
      const bool in_item = number < kind.item_nodes.size() && kind.item_nodes[number].type != kNoId;
      const SlotNode& node = in_item ? kind.item_nodes[number] : kind.defaults_nodes[number];
      node_numbers_.try_emplace(node.path, static_cast<std::uint16_t>(number));
    }
  }

  ItemKind build(TypeId item, TypeId defaults) {
    std::vector<SlotNode> item_nodes, defaults_nodes;
    walk(item, {}, item_nodes);
    walk(defaults, {}, defaults_nodes);
    item_nodes.resize(node_numbers_.size(), kAbsent);
    defaults_nodes.resize(node_numbers_.size(), kAbsent);
    return {kind_.name,
            item,
            defaults,
            tables_.slots.emplace_back(std::move(slots_)),
            tables_.nodes.emplace_back(std::move(item_nodes)),
            tables_.nodes.emplace_back(std::move(defaults_nodes))};
  }

 private:
  static constexpr SlotNode kAbsent = {kNoId, {}, nullptr, nullptr};

  // The depth is that of the types below an item.
  std::uint16_t walk(TypeId id, std::string_view path, std::vector<SlotNode>& nodes) {
    const ElementType& type = tables_.types[id];
    const auto number =
        node_numbers_.try_emplace(path, static_cast<std::uint16_t>(node_numbers_.size())).first->second;
    std::vector<std::uint16_t> slots, children;
    for (std::size_t i = 0; i < type.attribute_count; ++i)
      slots.push_back(slot_of(path, static_cast<FactId>(type.first_attribute + i)));
    for (std::size_t i = 0; i < type.child_count; ++i) {
      const ChildFact& child = tables_.children[type.first_child + i];
      const bool leads_on = child.directive == Directive::none && child.defaults_of.empty();
      children.push_back(leads_on ? walk(child.type, below(path, child.name), nodes) : kNoId);
    }
    if (nodes.size() <= number) nodes.resize(number + 1u, kAbsent);
    nodes[number] = {id, path, tables_.numbers.emplace_back(std::move(slots)).data(),
                     tables_.numbers.emplace_back(std::move(children)).data()};
    return number;
  }

  std::uint16_t slot_of(std::string_view path, FactId fact) {
    const std::string_view slot_path = below(path, "@" + std::string(tables_.attributes[fact].name));
    const auto [slot, fresh] = numbers_.try_emplace(slot_path, static_cast<std::uint16_t>(numbers_.size()));
    if (fresh) slots_.push_back({slot_path, kNoId});
    if (slots_[slot->second].fact == kNoId) slots_[slot->second].fact = fact;
    return slot->second;
  }

  std::string_view below(std::string_view path, std::string_view name) {
    return tables_.draft.keep((path.empty() ? "" : std::string(path) + "/") + std::string(name));
  }

  CatalogTables& tables_;
  const ItemKind& kind_;
  std::vector<Slot> slots_;
  std::map<std::string_view, std::uint16_t> numbers_;
  std::map<std::string_view, std::uint16_t> node_numbers_;
};

class Layout {
 public:
  explicit Layout(CatalogDraft draft) : tables_(std::make_unique<CatalogTables>(std::move(draft))) {}

  base::Result<OwnedCatalog> run() {
    if (tables_->draft.types.size() > kMaxIds) return too_many("elements");
    lay_types();
    if (tables_->attributes.size() > kMaxIds) return too_many("attributes");
    if (tables_->children.size() > kMaxIds) return too_many("elements");
    number_types();
    const Catalog& base = tables_->draft.base;
    std::vector<TypeId> open;
    collect_homes(base.root, "", open);
    if (tables_->homes.size() > kMaxIds) return too_many("elements");
    std::stable_sort(tables_->homes.begin(), tables_->homes.end(), [](const Home& a, const Home& b) {
      return std::pair(a.name, a.parent_path) < std::pair(b.name, b.parent_path);
    });
    for (const ItemKind& kind : base.items)
      lay_item(kind);
    tables_->catalog = {base.root,           tables_->types,         tables_->children,
                        tables_->attributes, base.common_attributes, base.common_element_count,
                        tables_->homes,      tables_->items};
    return OwnedCatalog(std::move(tables_));
  }

 private:
  void lay_types() {
    for (const TypeDraft& type : tables_->draft.types) {
      tables_->attributes.insert(tables_->attributes.end(), type.attributes.begin(), type.attributes.end());
      tables_->children.insert(tables_->children.end(), type.children.begin(), type.children.end());
    }
  }

  void number_types() {
    std::size_t attribute = 0, child = 0;
    for (const TypeDraft& draft : tables_->draft.types) {
      ElementType type = draft.fact;
      type.first_attribute = static_cast<FactId>(attribute);
      type.attribute_count = static_cast<std::uint16_t>(draft.attributes.size());
      type.first_child = static_cast<ChildId>(child);
      type.child_count = static_cast<std::uint16_t>(draft.children.size());
      type.run_time = draft.run_time;
      attribute += draft.attributes.size();
      child += draft.children.size();
      tables_->types.push_back(type);
    }
  }

  /// As the compiled table lists them: depth first from the root; a type that stands within itself is entered
  /// once.
  void collect_homes(TypeId id, std::string_view path, std::vector<TypeId>& open) {
    if (std::find(open.begin(), open.end(), id) != open.end() || tables_->homes.size() > kMaxIds) return;
    open.push_back(id);
    const ElementType& type = tables_->types[id];
    for (std::size_t i = 0; i < type.child_count; ++i) {
      const auto number = static_cast<ChildId>(type.first_child + i);
      const ChildFact& child = tables_->children[number];
      if (child.name == "location") continue;  // the same sections again
      const bool is_plain = child.name != "add" && child.name != "remove" && child.name != "clear";
      if (child.directive == Directive::none || is_plain)
        tables_->homes.push_back({child.name, path, number});
      const std::string below = (path.empty() ? "" : std::string(path) + "/") + std::string(child.name);
      collect_homes(child.type, tables_->types[child.type].child_count == 0 ? "" : tables_->draft.keep(below),
                    open);
    }
    open.pop_back();
  }

  void lay_item(const ItemKind& kind) {
    for (const TypeDraft& type : tables_->draft.types) {
      const auto item = std::find_if(type.children.begin(), type.children.end(),
                                     [&](const ChildFact& child) { return child.name == kind.name; });
      const auto defaults = std::find_if(type.children.begin(), type.children.end(),
                                         [&](const ChildFact& c) { return c.defaults_of == kind.name; });
      if (item == type.children.end() || defaults == type.children.end()) continue;
      tables_->items.push_back(SlotTrees(*tables_, kind).build(item->type, defaults->type));
      return;
    }
  }

  std::unique_ptr<CatalogTables> tables_;
};

}  // namespace

CatalogDraft::CatalogDraft(const Catalog& table) : base(table) {
  for (const ElementType& type : table.types) {
    const auto attributes = table.attributes_of(type);
    const auto children = table.children_of(type);
    types.push_back({type,
                     {attributes.begin(), attributes.end()},
                     {children.begin(), children.end()},
                     {type.run_time.begin(), type.run_time.end()}});
  }
}

OwnedCatalog::OwnedCatalog(std::unique_ptr<const CatalogTables> tables) : tables_(std::move(tables)) {}
OwnedCatalog::OwnedCatalog(OwnedCatalog&&) noexcept = default;
OwnedCatalog& OwnedCatalog::operator=(OwnedCatalog&&) noexcept = default;
OwnedCatalog::~OwnedCatalog() = default;

const Catalog& OwnedCatalog::facts() const {
  return tables_->catalog;
}

base::Result<OwnedCatalog> lay_out(CatalogDraft draft) {
  return Layout(std::move(draft)).run();
}

}  // namespace iislint::schema
