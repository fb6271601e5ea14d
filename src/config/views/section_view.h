// The effective values of one section at any place of a server, over all files of a hierarchy.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
#include "config/lookup/lookup_chain.h"
#include "config/lookup/value.h"
#include "config/views/shared_entries.h"

namespace iislint::config {

/// Keeps the chains of places (lookup_chain.h) and the collections that follow from them, once for all places
/// that the files say the same of. Borrows the hierarchy. Not for several threads at once.
class SectionView {
 public:
  /// `path` is that of the fact table: "system.ftpServer/security/ipSecurity". `shared` holds the collections
  /// of files above the own one, or is null.
  SectionView(const Hierarchy& hierarchy, std::string_view path, SharedEntries* shared = nullptr);

  /// A number that places share for which the same elements answer, and answer for the same reason: every
  /// value and every collection of the section is the same there.
  std::size_t group_of(std::string_view place) const;
  /// Whether places below the server can be of different groups.
  bool differs_by_place() const;

  /// The value of `attribute` of the element at `steps` below the section ("requestLimits"; empty for the
  /// section itself), which `fact` describes, at a normal place. Refused when a lock keeps the file that
  /// writes it from doing so.
  Value value(const std::string& place, std::string_view steps, std::string_view attribute,
              const schema::AttributeFact& fact) const;

  /// The entries of the collection at `steps` below the section.
  const Entries& entries(const std::string& place, std::string_view steps) const;

  /// The same after some of the layers() of a place, from the first one on; those of the last place may be
  /// cut off behind a file.
  const Entries& entries_over(std::span<const Layer> layers, std::string_view steps) const;

  /// The innermost element of the own file on the way to `steps` that concerns the place, for findings about
  /// what is not written; without an element when the own file has none.
  ElementRef nearest(const std::string& place, std::string_view steps) const;

  /// The elements that concern the place, in the order in which they are applied.
  const std::vector<Layer>& layers(const std::string& place) const;

  /// The places below this one for which some file writes the section, in order.
  std::vector<std::string> places_below(const std::string& place) const;

  /// Whether some file holds something that may have been meant for this section and could not be read, or
  /// names a file that holds it: then what is missing proves nothing.
  bool may_be_incomplete() const;

 private:
  using EntriesKey =
      std::tuple<std::size_t, xml::NodeId, std::string>;  // level and element of the last layer, steps

  struct Group {
    std::string place;  ///< one of them
    std::vector<Layer> layers;
    std::optional<LookupChain> chain = std::nullopt;  ///< once it is asked for
  };
  /// The numbers of two groups, or kNoGroup as long as nobody has asked for a place of theirs.
  struct GroupsOfPlace {
    std::uint32_t itself;
    std::uint32_t below;  ///< places for which no file writes more than for this one
  };
  using Places = std::map<std::string, GroupsOfPlace, std::less<>>;

  Places& places() const;
  const LookupChain& chain(const std::string& place) const;
  ElementRef element_ref_of(const Layer& layer) const;
  std::pair<Entries*, bool> kept_entries(const Entries* above, std::span<const Layer> layers,
                                         std::string_view steps) const;
  void add_entries(Entries& entries, std::span<const Layer> layers, std::string_view steps) const;

  const Hierarchy& hierarchy_;
  std::string path_;
  SharedEntries* shared_;
  bool may_be_incomplete_ = false;
  mutable std::optional<bool> is_held_out_of_sight_;
  mutable std::deque<Group> groups_;
  mutable std::uint32_t nowhere_;  // the group of places that no file concerns
  mutable std::map<EntriesKey, Entries> entries_;
  mutable std::optional<Places> places_;  // for which some file writes the section
};

}  // namespace iislint::config
