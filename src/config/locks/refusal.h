// Locks that make IIS refuse what a file writes: of a section, by a declaration or a <location> further up;
// of attributes and elements, by lockItem, lockAttributes, lockElements and their …Except forms on the same
// element in a file further up.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "config/files/hierarchy.h"
#include "config/lookup/lookup_chain.h"
#include "config/lookup/value.h"

namespace iislint::config {

/// What refuses something, in a file further up.
struct Lock {
  std::size_t level = 0;
  xml::NodeId element = xml::kNone;  ///< that carries the lock, or the <location> or <section> that says so
  xml::AttributeId attribute = xml::kNone;  ///< the lock itself; kNone for that of a section
};

/// What the files further up lock for one file. Keeps what was asked; for one thread.
class LocksAbove {
 public:
  /// Borrows the hierarchy.
  LocksAbove(const Hierarchy& hierarchy, std::size_t level) : hierarchy_(hierarchy), level_(level) {}

 private:
  friend class LockedElement;
  using Place = std::pair<std::size_t, xml::NodeId>;  // level, element
  using Children = std::unordered_map<std::string, xml::NodeId>;

  const HierarchyFile& own() const { return hierarchy_.levels()[level_]; }
  /// The children of an element further up, by what tells them apart.
  const Children& children_of(const Place& parent) const;

  const Hierarchy& hierarchy_;
  std::size_t level_;
  mutable std::map<Place, Children> children_;
};

/// One element of a section and what files further up have in its place. Borrows the locks.
class LockedElement {
 public:
  /// A section element of the file.
  LockedElement(const LocksAbove& locks, xml::NodeId section);

  /// A bound child of the element.
  LockedElement child(xml::NodeId element) const;

  /// Whether any file further up has this element.
  bool has_counterparts() const { return !above_.empty(); }

  /// What keeps the file from writing the element, though it is written: its own lockItem further up.
  std::optional<Lock> item_lock() const;
  /// What keeps the file from writing a child element of that name.
  std::optional<Lock> lock_of_child(std::string_view name) const;
  /// What keeps the file from writing an attribute.
  std::optional<Lock> lock_of_attribute(const schema::AttributeFact& fact) const;
  /// What is in force for an attribute when the file does not write it.
  Value value_above(const schema::AttributeFact& fact) const;

 private:
  LockedElement(const LocksAbove& locks, xml::NodeId element, std::vector<LocksAbove::Place> above)
      : locks_(&locks), element_(element), above_(std::move(above)) {}
  bool is_entry() const;
  const HierarchyFile& file_at(std::size_t level) const { return locks_->hierarchy_.levels()[level]; }

  const LocksAbove* locks_;
  xml::NodeId element_;
  std::vector<LocksAbove::Place> above_;
};

/// What makes IIS refuse the attribute of that element of the file at `level`, or nothing. A section that is
/// locked only as it is shipped is not known to be.
std::optional<Lock> refusal_of(const Hierarchy& hierarchy, std::size_t level, xml::NodeId element,
                               const schema::AttributeFact& fact);

/// look_up() for the chain of a place: a value that a lock makes IIS refuse says so.
Value look_up_at_place(const Hierarchy& hierarchy, const LookupChain& chain, const FileIndex* index,
                       std::string_view steps, std::string_view attribute, const schema::AttributeFact& fact);

}  // namespace iislint::config
