// Effective values: what IIS uses for a site, and where that was written.
//
// Nothing is merged or rewritten. A value is looked up on the item, then on its *Defaults element, then it is
// the schema's default; the answer says which of these it was.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/entries.h"
#include "config/value.h"
#include "schema/binding/binding.h"
#include "xml/tree.h"

namespace iislint::config {

/// Where the value of a slot stands below a site: "ftpServer/security/ssl/@serverCertHash".
std::string_view path_of(std::size_t slot);

/// What stands below one element of the kind of an item or its defaults, by slot and node number
/// (schema::ItemKind).
class WrittenTree {
 public:
  void reset(const schema::ItemKind& kind, std::span<const schema::SlotNode> nodes);

  std::vector<xml::AttributeId> attributes;  ///< by slot; kNone when not written
  std::vector<xml::NodeId> holders;          ///< by slot: the element that carries it
  std::vector<xml::NodeId> elements;         ///< by node number; kNone when absent
  std::vector<bool> lost;                    ///< by slot: that nothing is written proves nothing
  std::vector<bool> lost_nodes;              ///< by node number: the element may hold more than can be seen
  std::vector<bool> contradicted;            ///< by slot: written twice with different values

  const schema::ItemKind* kind = nullptr;
  std::span<const schema::SlotNode> nodes;
};

class EffectiveConfig;

/// One site with its values. Made to be loaded again and again; borrows the configuration.
class SiteView {
 public:
  explicit SiteView(const EffectiveConfig& config) : config_(config) {}

  void load(xml::NodeId site);

  xml::NodeId element() const { return site_; }
  const std::string& name() const { return name_; }

  /// The value in force; the reference lasts until another site is loaded.
  const Value& value(std::size_t slot) const;

  /// What would be in force if the site wrote nothing itself.
  Value value_above(std::size_t slot) const;

  /// The site's own element at that node of the slot tree (schema::ItemKind), or kNone.
  xml::NodeId own_element(std::size_t node) const { return written_.elements[node]; }

  /// Where an unwritten value of that slot would be looked for first: the deepest element of its path that is
  /// there.
  xml::NodeId nearest_element(std::size_t slot) const;

  /// The entries of the collection at that node. Those of siteDefaults are `perhaps` in force unless the site
  /// clears them: it is not settled whether collections are inherited.
  Entries entries(std::size_t node) const;

 private:
  const EffectiveConfig& config_;
  xml::NodeId site_ = xml::kNone;
  std::string name_;
  WrittenTree written_;
  mutable std::vector<std::optional<Value>> values_;  // by slot, as they are asked for
};

/// The configuration of one file. Borrows document and binding; immutable after construction.
class EffectiveConfig {
 public:
  EffectiveConfig(const xml::Document& document, const schema::Binding& binding);

  struct Site {
    xml::NodeId element;
    bool is_ftp;  ///< has a binding with the protocol ftp
  };
  /// In the order of the file.
  const std::vector<Site>& sites() const { return sites_; }

  const xml::Document& document() const { return document_; }
  const schema::Binding& binding() const { return binding_; }

  /// The element of siteDefaults at that node of the slot tree, or kNone.
  xml::NodeId defaults_element(std::size_t node) const { return defaults_.elements[node]; }

  /// The *Defaults elements that stand directly in `parent` for items of that name.
  std::vector<xml::NodeId> defaults_in(xml::NodeId parent, std::string_view item) const;

  /// Whether something that IIS cannot read in the element may have been meant for its attribute or child of
  /// that name.
  bool may_have_lost(xml::NodeId element, std::string_view name) const;

  /// Whether the site may have bindings that could not be read: then it may be an FTP site after all.
  bool bindings_may_be_lost(xml::NodeId site) const;

 private:
  friend class SiteView;

  void fill(WrittenTree& tree, xml::NodeId element, std::size_t node) const;
  void fill_children(WrittenTree& tree, xml::NodeId element, const schema::SlotNode& slots) const;
  void take_attributes(WrittenTree& tree, xml::NodeId element, const schema::SlotNode& slots) const;
  void mark_lost(WrittenTree& tree, xml::NodeId element, std::size_t node) const;
  void lose_below(WrittenTree& tree, std::size_t node, std::string_view child) const;
  void lose_named(WrittenTree& tree, std::string_view name) const;
  void find_lost_anywhere();
  bool has_ftp_binding(xml::NodeId site) const;
  bool defaults_may_be_lost(xml::NodeId sites) const;
  Value value_of(const WrittenTree& tree, std::size_t slot, Origin origin) const;

  const xml::Document& document_;
  const schema::Binding& binding_;
  const schema::ItemKind& kind_;
  std::vector<Site> sites_;
  WrittenTree defaults_;
  std::multimap<xml::NodeId, xml::NodeId> defaults_by_parent_;  // all *Defaults elements
  WrittenTree lost_anywhere_;  // only what is lost: by elements meant for any site
  bool loses_anywhere_ = false;
};

}  // namespace iislint::config
