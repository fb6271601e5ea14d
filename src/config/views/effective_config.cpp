#include "config/views/effective_config.h"

#include <algorithm>

#include "base/text.h"
#include "config/lookup/lookup_chain.h"
#include "schema/binding/location_path.h"

namespace iislint::config {
namespace {

using schema::UnreadableItem;

std::vector<xml::NodeId> sites_of(const xml::Document& document, const schema::Binding& binding) {
  std::vector<xml::NodeId> sites;
  const schema::TypeId type = binding.facts->item("site")->item_type;
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (binding.elements[id].type == type && binding.elements[id].standing == schema::BindStatus::bound)
      sites.push_back(id);
  }
  return sites;
}

/// `bindings` and `buffer` are for what is needed on the way.
bool has_ftp_binding(const ElementRef& site, std::vector<xml::NodeId>& bindings, std::string& buffer) {
  bindings.clear();
  add_entries_in_force(site, "bindings", bindings);
  const xml::Document& document = *site.document;
  return std::any_of(bindings.begin(), bindings.end(), [&](xml::NodeId entry) {
    const xml::AttributeId id = document.find_attribute(entry, "protocol");
    return id != xml::kNone &&
           base::equals_ignoring_case(document.value(document.attribute(id), buffer), "ftp");
  });
}

/// Whether sites that do not clear their bindings inherit one of FTP.
bool defaults_have_ftp(const FileIndex& index, const ElementRef& sites) {
  LookupChain defaults;
  add_defaults(defaults, index, sites, "site");
  std::vector<xml::NodeId> bindings;
  std::string buffer;
  return std::any_of(defaults.links.begin(), defaults.links.end(), [&](const ChainLink& link) {
    return link.element.exists() && has_ftp_binding(link.element, bindings, buffer);
  });
}

bool clears_bindings(const ElementRef& site) {
  return entries_of(elements_below(site, "bindings")).is_cleared;
}

bool is_below(std::string_view path, std::string_view node_path) {
  return path.size() > node_path.size() && path.starts_with(node_path) && path[node_path.size()] == '/';
}

}  // namespace

std::string_view path_of(std::size_t slot) {
  return schema::catalog().item("site")->slots[slot].path;
}

EffectiveConfig::EffectiveConfig(const HierarchyFile& file)
    : document_(*file.document),
      binding_(*file.binding),
      index_(*file.index),
      kind_(*binding_.facts->item("site")),
      table_(document_, binding_, index_, sites_of(document_, binding_)) {
  std::vector<xml::NodeId> bindings;
  std::string buffer;
  sites_.reserve(table_.defaults_row());
  xml::NodeId parent = xml::kNone;
  bool inherits_ftp = false;
  for (std::size_t row = 0; row < table_.defaults_row(); ++row) {
    const ElementRef site{&document_, &binding_, table_.node(row, 0)};
    if (document_.node(site.element).parent != parent) {
      parent = document_.node(site.element).parent;
      inherits_ftp = defaults_have_ftp(index_, {&document_, &binding_, parent});
    }
    sites_.push_back(
        {site.element, has_ftp_binding(site, bindings, buffer) || (inherits_ftp && !clears_bindings(site))});
  }
  const std::size_t defaults = table_.defaults_row();
  above_.resize(kind_.slots.size());
  for (std::size_t slot = 0; slot < kind_.slots.size(); ++slot) {
    if (const SiteCell* cell = table_.cell(defaults, slot); cell != nullptr) {
      above_[slot] = value_of(*cell, Origin::inherited);
    } else {
      above_[slot] = default_value(binding_.facts->attributes[kind_.slots[slot].fact]);
      if (table_.is_lost(defaults, slot)) above_[slot].origin = Origin::unknown;
    }
  }
}

Value EffectiveConfig::value_of(const SiteCell& cell, Origin origin) const {
  const schema::AttributeFact& fact = binding_.facts->attributes[kind_.slots[cell.slot].fact];
  Value value = written_value({&document_, &binding_, cell.holder}, cell.attribute, fact, origin);
  if (cell.is_contradicted) value.origin = Origin::unknown;
  return value;
}

std::size_t EffectiveConfig::number_of(xml::NodeId site) const {
  const auto found = std::lower_bound(sites_.begin(), sites_.end(), site,
                                      [](const Site& one, xml::NodeId id) { return one.element < id; });
  return static_cast<std::size_t>(found - sites_.begin());
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

void SiteView::load(xml::NodeId site) {
  site_ = site;
  row_ = config_.number_of(site);
  name_.clear();
  const xml::Document& document = config_.document();
  if (const xml::AttributeId id = document.find_attribute(site, "name"); id != xml::kNone) {
    std::string buffer;
    name_ = document.value(document.attribute(id), buffer);
  }
  place_ = schema::normal_location(name_);
  const std::size_t slots = config_.site_kind().slots.size();
  values_.assign(slots, nullptr);
  own_.resize(slots);
  entries_.clear();
}

const Value& SiteView::value(std::size_t slot) const {
  const Value*& kept = values_[slot];
  if (kept != nullptr) return *kept;
  const SiteCell* cell = config_.table().cell(row_, slot);
  if (cell != nullptr) {
    own_[slot] = config_.value_of(*cell, Origin::written);
  } else if (config_.table().is_lost(row_, slot)) {
    own_[slot] = Value();
    own_[slot].fact = &config_.binding().facts->attributes[config_.site_kind().slots[slot].fact];
  } else {
    return *(kept = &config_.value_above(slot));
  }
  return *(kept = &own_[slot]);
}

xml::NodeId SiteView::nearest_element(std::size_t slot) const {
  const schema::ItemKind& kind = config_.site_kind();
  const std::string_view path = kind.slots[slot].path;
  xml::NodeId best = site_;
  std::size_t depth = 0;
  for (const SiteNode& one : config_.table().nodes(row_)) {
    const std::string_view node_path = kind.item_nodes[one.node].path;
    if (one.node != 0 && is_below(path, node_path) && node_path.size() > depth) {
      best = one.element;
      depth = node_path.size();
    }
  }
  return best;
}

const Entries& SiteView::entries(std::size_t node) const {
  for (const auto& [kept, entries] : entries_) {
    if (kept == node) return entries;
  }
  return entries_.emplace_back(node, find_entries(node)).second;
}

Entries SiteView::find_entries(std::size_t node) const {
  const SiteTable& table = config_.table();
  const std::size_t defaults = table.defaults_row();
  if (table.node(row_, node) == xml::kNone && table.node(defaults, node) == xml::kNone) {  // nearly always
    Entries nothing;
    nothing.may_be_incomplete = table.is_node_lost(row_, node) || table.is_node_lost(defaults, node);
    return nothing;
  }
  const LookupChain chain = chain_of_item(config_.index(), {&config_.document(), &config_.binding(), site_});
  Entries entries = entries_of_item(chain, config_.site_kind().item_nodes[node].path);
  if (table.is_node_lost(row_, node)) entries.may_be_incomplete = true;
  return entries;
}

}  // namespace iislint::config
