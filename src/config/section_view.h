// The effective values of one section at any place of a server, over all files of a hierarchy.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config/entries.h"
#include "config/hierarchy.h"
#include "config/value.h"

namespace iislint::config {

/// Borrows the hierarchy. Not for several threads at once: answers are kept.
class SectionView {
 public:
  /// `path` is that of the fact table: "system.ftpServer/security/ipSecurity".
  SectionView(const Hierarchy& hierarchy, std::string_view path);

  /// The value of `attribute` of the element at `steps` below the section ("requestLimits"; empty for the
  /// section itself), which `fact` describes, at a normal place.
  Value value(const std::string& place, std::string_view steps, std::string_view attribute,
              const schema::AttributeFact& fact) const;

  /// The entries of the collection at `steps` below the section.
  const Entries& entries(const std::string& place, std::string_view steps) const;

  /// The innermost element of the own file on the way to `steps` that concerns the place, for findings about
  /// what is not written; without an element when the own file has none.
  ElementRef nearest(const std::string& place, std::string_view steps) const;

  /// The elements that concern the place, in the order in which they are applied. Places for which the same
  /// elements count share the answer.
  const std::vector<Layer>& layers(const std::string& place) const;

  /// The places below this one for which some file writes the section, in order.
  std::vector<std::string> places_below(const std::string& place) const;

  /// Whether some file holds something that may have been meant for this section and could not be read: then
  /// what is missing proves nothing.
  bool may_be_incomplete() const { return may_be_incomplete_; }

 private:
  void look_for_lost(const HierarchyFile& level);
  std::string sharing_key(const std::string& place) const;
  ElementRef element_ref_of(const Layer& layer) const;

  const Hierarchy& hierarchy_;
  std::string path_;
  std::set<std::string, std::less<>> places_;  // for which some file writes the section
  bool has_cuts_ = false;                      // some location is not inherited by applications
  bool may_be_incomplete_ = false;
  mutable std::unordered_map<std::string, std::vector<Layer>> layers_;  // by sharing key
  mutable std::map<std::pair<std::string, std::string>, Entries> entries_;
};

}  // namespace iislint::config
