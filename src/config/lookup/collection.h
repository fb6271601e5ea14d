// The entries of a collection that are in force: the one place that knows <add>, <remove> and <clear>.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "config/lookup/element_ref.h"
#include "config/lookup/shared_list.h"
#include "config/lookup/value.h"

namespace iislint::config {

/// Adds the names that an entry has for some purpose; its function tells one purpose from the others.
using NamesOf = void (*)(const ElementRef& entry, std::vector<std::string>& names);

/// The entry_key.
void add_key(const ElementRef& entry, std::vector<std::string>& names);

/// What is in force after some directives, in order. A copy shares what both have in common, so that
/// thousands of places may each have a list of their own over the thousand entries of the server. What is
/// asked of single entries is kept with them and shared, too: to walk over all entries at each of those
/// places would take a thousand times as long. For one thread.
class Collection {
  using Positions = std::vector<std::uint32_t>;
  /// The answers to one question about single entries.
  struct Answers {
    std::array<std::size_t, 3> counts = {};  // by Tristate
    /// Of a segment: the entries that get a yes. Of removals, by segment: which of these is the first that
    /// neither they nor those before them remove.
    Positions yes;
  };
  /// Who asks, by an address; alive as long as the collection.
  using ByQuestion = std::unordered_map<const void*, Answers>;
  struct NameIndex {
    std::unordered_map<std::string, Positions> by_name;
    std::size_t indexed = 0;  // so many entries from the first one on
  };
  /// Entries of one place.
  struct Segment {
    std::vector<ElementRef> entries;
    std::unordered_map<NamesOf, NameIndex> indexes;
    ByQuestion answers;
  };
  using Position = std::pair<std::uint32_t, std::uint32_t>;  // segment, entry
  /// What one place removes that those before it have not.
  struct Removals {
    std::unordered_set<std::uint64_t> positions;
    std::unordered_map<std::string, std::uint32_t> keys;  // of none of so many segments an entry is left
    ByQuestion answers;
  };

 public:
  /// Obeys the directives of the elements of one place, in order, over what is there.
  void merge(std::span<const ElementRef> elements);
  void merge(const ElementRef& element) { merge(std::span(&element, 1)); }

  /// The entry with that name that came first, or an element that does not exist; never one without a name.
  ElementRef find(const std::string& name, NamesOf names_of = add_key) const;

  /// Calls `visit(entry, rank)` for all entries with that name, in order; a lesser rank came first.
  template <typename Visit>
  void for_each_named(const std::string& name, NamesOf names_of, Visit&& visit) const {
    for (std::uint32_t segment = 0; segment < segments_.size(); ++segment) {
      const Positions* positions = positions_of(segment_at(segment), name, names_of);
      if (positions == nullptr) continue;
      for (const std::uint32_t position : *positions) {
        if (!is_removed({segment, position}))
          visit(segment_at(segment).entries[position], packed({segment, position}));
      }
    }
  }

  /// The greatest answer of `judge(entry)`, a Tristate, over all entries; no when there are none. `question`
  /// is an address that stands for what is asked: an entry is judged once for it, so its answer must depend
  /// on nothing but the entry as long as the collection or a copy of it lives.
  template <typename Judge>
  Tristate greatest(const void* question, Judge&& judge) const {
    if (size_ <= kFew && removals_.empty()) {
      Tristate best = Tristate::no;
      for (const ElementRef& entry : *this)
        best = std::max<Tristate>(best, judge(entry));
      return best;
    }
    const std::array<std::size_t, 3> counts = counts_of(question, judge);
    for (const Tristate answer : {Tristate::yes, Tristate::unknown}) {
      if (counts[static_cast<std::size_t>(answer)] != 0) return answer;
    }
    return Tristate::no;
  }

  /// Calls `visit(entry)` for the entries of which `judge`, as above, says yes, in order, as long as it
  /// returns true.
  template <typename Judge, typename Visit>
  void for_each(const void* question, Judge&& judge, Visit&& visit) const {
    if (counts_of(question, judge)[static_cast<std::size_t>(Tristate::yes)] == 0) return;
    for (std::uint32_t segment = 0; segment < segments_.size(); ++segment) {
      const Positions& yes = segment_at(segment).answers.find(question)->second.yes;
      for (std::size_t i = first_left(question, segment); i < yes.size(); ++i) {
        if (!is_removed({segment, yes[i]}) && !visit(segment_at(segment).entries[yes[i]])) return;
      }
    }
  }

  /// The first of them; an element that does not exist when there is none.
  template <typename Judge>
  ElementRef first(const void* question, Judge&& judge) const {
    ElementRef found;
    for_each(question, judge, [&](const ElementRef& entry) {
      found = entry;
      return false;
    });
    return found;
  }

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
    Iterator(const Collection& of, Position at) : of_(&of), at_(at) {}
    void settle();  // forward to an entry that counts, or to the end

    const Collection* of_ = nullptr;
    Position at_;
  };
  using const_iterator = Iterator;
  Iterator begin() const;
  Iterator end() const { return {*this, {static_cast<std::uint32_t>(segments_.size()), 0}}; }
  const ElementRef& front() const { return *begin(); }

  /// Whether an entry of a collection that this one may be made from is in force here, too.
  bool keeps(const Iterator& entry) const {
    return shares(*entry.of_, entry.at_.first) && !is_removed(entry.at_);
  }
  /// Whether it is made from that collection, and nothing has cleared it since.
  bool is_over(const Collection& other) const { return !other.segments_.empty() && shares(other, 0); }

 private:
  /// So many entries are walked over sooner than their answers are looked up.
  static constexpr std::size_t kFew = 8;

  void clear();
  void remove(const std::string& key);
  bool is_removed(Position position) const { return is_removed(position, removals_.size()); }
  /// By the first `count` of the removals.
  bool is_removed(Position position, std::size_t count) const;
  /// Where the entries of a segment that get a yes begin to be in force; the question has been asked.
  std::uint32_t first_left(const void* question, std::uint32_t segment) const;
  bool shares(const Collection& other, std::uint32_t segment) const {
    return segment < segments_.size() && &segment_at(segment) == &other.segment_at(segment);
  }
  /// The first segment that may still have entries with that key.
  std::uint32_t first_with(const std::string& key) const;
  static Positions* positions_of(Segment& segment, const std::string& name, NamesOf names_of);
  Segment& segment_at(std::uint32_t number) const { return *segments_.items()[number]; }

  static std::uint64_t packed(Position position) {
    return (std::uint64_t{position.first} << 32) | position.second;
  }
  const ElementRef& entry_at(std::uint64_t packed) const {
    return segment_at(static_cast<std::uint32_t>(packed >> 32)).entries[packed & 0xFFFFFFFFu];
  }

  /// How many entries in force get each answer: those of the segments without those removed.
  template <typename Judge>
  std::array<std::size_t, 3> counts_of(const void* question, Judge& judge) const {
    std::array<std::size_t, 3> counts = {};
    for (Segment* segment : segments_.items()) {
      const auto [kept, fresh] = segment->answers.try_emplace(question);
      for (std::uint32_t i = 0; fresh && i < segment->entries.size(); ++i) {
        const Tristate answer = judge(segment->entries[i]);
        ++kept->second.counts[static_cast<std::size_t>(answer)];
        if (answer == Tristate::yes) kept->second.yes.push_back(i);
      }
      for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += kept->second.counts[i];
    }
    for (Removals* removals : removals_.items()) {
      const auto [kept, fresh] = removals->answers.try_emplace(question);
      if (fresh) {
        for (const std::uint64_t position : removals->positions)
          ++kept->second.counts[static_cast<std::size_t>(judge(entry_at(position)))];
      }
      for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] -= kept->second.counts[i];
    }
    return counts;
  }

  SharedList<Segment> segments_;  // only the last one is changed, while it is merged
  SharedList<Removals> removals_;
  std::size_t shared_removals_ = 0;  // so many of them were there before the merge
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
