// For which sites a section is written: elsewhere it says what it says for the server.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

/// Made once for each file and section.
class WrittenPlaces {
 public:
  WrittenPlaces(const FileView& file, std::string_view section);

  /// Whether some file writes the section, for whatever place.
  bool is_written() const { return !first_segments_.empty(); }

  /// Whether some file writes it for the site of a normal place or below; for the server when the place is
  /// empty. If not, the section has the same values and entries there as at "".
  bool is_written_in_site_of(std::string_view place) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> first_segments_;
};

}  // namespace iislint::rules::checks
