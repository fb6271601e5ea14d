// The entries of a collection that are in force: the one place that knows <add>, <remove> and <clear>.
#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "config/lookup/element_ref.h"
#include "config/lookup/value.h"

namespace iislint::config {

/// What is in force after some directives, in order. A copy shares what both have in common, so that
/// thousands of places may each have a list of their own over the thousand entries of the server. For one
/// thread.
class Collection {
  struct Segment {
    std::vector<ElementRef> entries;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_key;  // of the first `indexed` entries
    std::size_t indexed = 0;
  };
  using Position = std::pair<std::uint32_t, std::uint32_t>;  // segment, entry

 public:
  /// Obeys the directives of the elements of one place, in order, over what is there.
  void merge(std::span<const ElementRef> elements);
  void merge(const ElementRef& element) { merge(std::span(&element, 1)); }

  /// The entry with that key (entry_key) that came first, or an element that does not exist.
  ElementRef find(const std::string& key) const;

  /// Whether some <clear> took away what stands further up.
  bool is_cleared() const { return is_cleared_; }
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = ElementRef;
    using difference_type = std::ptrdiff_t;
    using pointer = const ElementRef*;
    using reference = const ElementRef&;

    Iterator() = default;
    reference operator*() const;
    pointer operator->() const { return &**this; }
    Iterator& operator++();
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    friend class Collection;
    Iterator(const Collection& of, Position at) : of_(&of), at_(at), next_removed_(of.removed_.begin()) {}
    void settle();  // forward to an entry that counts, or to the end

    const Collection* of_ = nullptr;
    Position at_;
    std::set<Position>::const_iterator next_removed_;
  };
  using const_iterator = Iterator;
  Iterator begin() const;
  Iterator end() const { return {*this, {static_cast<std::uint32_t>(segments_.size()), 0}}; }
  const ElementRef& front() const { return *begin(); }

 private:
  void clear();
  void remove(const std::string& key);
  static const std::vector<std::uint32_t>* positions_of(Segment& segment, const std::string& key);

  std::vector<std::shared_ptr<Segment>> segments_;  // only the last one is changed, while it is merged
  std::set<Position> removed_;
  std::size_t size_ = 0;
  bool is_cleared_ = false;
};

/// The entries of a collection as rules see them: elements of one or several files.
struct Entries {
  Collection in_force;
  std::vector<ElementRef> perhaps;  ///< of a *Defaults element: whether they are inherited is not settled
  bool may_be_incomplete = false;   ///< there may be entries that could not be read
  bool is_cleared = false;          ///< a <clear> took away what stands further up
};

/// The entries of collections laid over each other, the outermost first.
Entries entries_of(const std::vector<ElementRef>& collections);

/// What tells an entry of a collection from the others, in normal form: the combined key, or the first unique
/// one. Empty when it cannot be told.
std::string entry_key(const xml::Document& document, const schema::Binding& binding, xml::NodeId entry);

/// The entry's own value, or the default; unknown when it cannot be read or something misspelt in the entry
/// may have been meant for it. `fact` is null when the entry has no attribute of that name: then it is
/// unknown.
Value entry_value(const ElementRef& entry, std::string_view attribute);

}  // namespace iislint::config
