// What all sites of one file write below <site>, and siteDefaults with them: a sparse table of sites and
// slots (schema::ItemKind), made in one pass, immutable. It keeps what lookup_chain.h would find, and costs
// twenty bytes for each attribute that is written.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "config/files/file_index.h"
#include "schema/binding/binding.h"
#include "xml/tree.h"

namespace iislint::config {

/// One attribute that a site writes.
struct SiteCell {
  xml::AttributeId attribute = xml::kNone;
  xml::NodeId holder = xml::kNone;
  std::uint16_t slot = 0;
  bool is_contradicted = false;  ///< written twice with different values
};

/// One element of a site that a slot may stand in.
struct SiteNode {
  xml::NodeId element = xml::kNone;
  std::uint16_t node = 0;  ///< its number in schema::ItemKind
};

/// What may be lost: rare, and of all sites only those have it where something could not be read.
struct LostSlots {
  std::vector<bool> slots;  ///< that nothing is written proves nothing
  std::vector<bool> nodes;  ///< the element may hold more than can be seen
};

/// A row for each site, in the order of the file, and one more for siteDefaults.
class SiteTable {
 public:
  SiteTable(const xml::Document& document, const schema::Binding& binding, const FileIndex& index,
            std::span<const xml::NodeId> sites);

  std::size_t defaults_row() const { return cell_begins_.size() - 2; }

  /// By slot.
  std::span<const SiteCell> cells(std::size_t row) const {
    return {cells_.data() + cell_begins_[row], cell_begins_[row + 1] - cell_begins_[row]};
  }
  /// By number.
  std::span<const SiteNode> nodes(std::size_t row) const {
    return {nodes_.data() + node_begins_[row], node_begins_[row + 1] - node_begins_[row]};
  }
  const SiteCell* cell(std::size_t row, std::size_t slot) const;
  /// The element, or kNone.
  xml::NodeId node(std::size_t row, std::size_t number) const;
  bool is_lost(std::size_t row, std::size_t slot) const;
  bool is_node_lost(std::size_t row, std::size_t number) const;
  /// Whether is_lost() says yes anywhere.
  bool loses_any() const { return lost_anywhere_ != nullptr || !lost_.empty(); }
  /// Bytes that are held.
  std::size_t bytes() const;

  /// The sites that write the slot, in the order of the file, without siteDefaults.
  std::span<const std::uint32_t> rows_with(std::size_t slot) const {
    return {rows_by_slot_.data() + slot_begins_[slot], slot_begins_[slot + 1] - slot_begins_[slot]};
  }

 private:
  friend class RowReader;
  void add_row();
  void index_by_slot(std::size_t slot_count);
  const LostSlots* lost(std::size_t row) const;

  std::vector<SiteCell> cells_;
  std::vector<std::uint32_t> cell_begins_;
  std::vector<SiteNode> nodes_;
  std::vector<std::uint32_t> node_begins_;
  std::vector<std::uint32_t> rows_by_slot_, slot_begins_;
  std::unordered_map<std::size_t, LostSlots> lost_;
  std::unique_ptr<LostSlots> lost_anywhere_;  // of every site
};

}  // namespace iislint::config
