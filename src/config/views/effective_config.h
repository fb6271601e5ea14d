// Effective values: what IIS uses for a site, and where that was written.
//
// Nothing is merged or rewritten. A value is looked up on the item, then on its *Defaults element, then it is
// the schema's default; the answer says which of these it was.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
#include "config/lookup/site_table.h"
#include "config/lookup/value.h"
#include "schema/binding/binding.h"
#include "xml/tree.h"

namespace iislint::config {

/// Where the value of a slot stands below a site: "ftpServer/security/ssl/@serverCertHash".
std::string_view path_of(std::size_t slot);

/// The configuration of one file. Borrows document, binding and index; immutable after construction.
class EffectiveConfig {
 public:
  /// The file of a hierarchy.
  explicit EffectiveConfig(const HierarchyFile& file);

  struct Site {
    xml::NodeId element;
    bool is_ftp;  ///< has a binding with the protocol ftp, or inherits one of siteDefaults
  };
  /// In the order of the file.
  const std::vector<Site>& sites() const { return sites_; }

  const xml::Document& document() const { return document_; }
  const schema::Binding& binding() const { return binding_; }
  const FileIndex& index() const { return index_; }
  /// What the sites write, by their numbers in sites().
  const SiteTable& table() const { return table_; }
  const schema::ItemKind& site_kind() const { return kind_; }

  /// What is in force for a site that writes nothing at the slot: the value of siteDefaults or of the schema.
  const Value& value_above(std::size_t slot) const { return above_[slot]; }

  /// The value that a cell of table() holds.
  Value value_of(const SiteCell& cell, Origin origin) const;

  /// The number of a site in sites().
  std::size_t number_of(xml::NodeId site) const;

  /// The element of siteDefaults at that node of the slot tree, or kNone.
  xml::NodeId defaults_element(std::size_t node) const { return table_.node(table_.defaults_row(), node); }

  /// Whether something that IIS cannot read in the element may have been meant for its attribute or child of
  /// that name.
  bool may_have_lost(xml::NodeId element, std::string_view name) const;

  /// Whether the site may have bindings that could not be read: then it may be an FTP site after all.
  bool bindings_may_be_lost(xml::NodeId site) const;

 private:
  const xml::Document& document_;
  const schema::Binding& binding_;
  const FileIndex& index_;
  const schema::ItemKind& kind_;
  SiteTable table_;
  std::vector<Site> sites_;
  std::vector<Value> above_;  // by slot
};

/// One site with its values. Made to be loaded again and again, which costs next to nothing; borrows the
/// configuration.
class SiteView {
 public:
  explicit SiteView(const EffectiveConfig& config) : config_(config) {}

  void load(xml::NodeId site);

  xml::NodeId element() const { return site_; }
  const std::string& name() const { return name_; }
  /// Its normal path: what a <location> for the site is compared with.
  const std::string& place() const { return place_; }

  /// The value in force; the reference lasts until another site is loaded.
  const Value& value(std::size_t slot) const;

  /// What would be in force if the site wrote nothing itself.
  const Value& value_above(std::size_t slot) const { return config_.value_above(slot); }

  /// The site's own element at that node of the slot tree (schema::ItemKind), or kNone.
  xml::NodeId own_element(std::size_t node) const { return config_.table().node(row_, node); }

  /// Where an unwritten value of that slot would be looked for first: the deepest element of its path that is
  /// there.
  xml::NodeId nearest_element(std::size_t slot) const;

  /// The entries of the collection at that node (entries_of_item in lookup_chain.h); the reference lasts
  /// until another site is loaded. Many rules ask for the same ones.
  const Entries& entries(std::size_t node) const;

 private:
  Entries find_entries(std::size_t node) const;

  const EffectiveConfig& config_;
  xml::NodeId site_ = xml::kNone;
  std::size_t row_ = 0;
  std::string name_, place_;
  mutable std::vector<const Value*> values_;                     // by slot, as they are asked for
  mutable std::vector<Value> own_;                               // by slot: those that the site writes
  mutable std::deque<std::pair<std::size_t, Entries>> entries_;  // by node, as they are asked for
};

}  // namespace iislint::config
