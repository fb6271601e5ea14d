// A finding that the settings silence, as it is written there; the engine applies it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "source/location.h"

namespace iislint::settings {

/// An entry of the key "suppressions". Findings of one of the rules that lie in one of the files, on one of
/// the sites and at one of the key paths are meant; an empty list means all of them. Owns its strings.
struct Suppression {
  /// A name that was written, and the ids of the rules that it stands for: one if it is an id.
  struct Named {
    std::string name;
    std::vector<std::string> rules;
  };

  std::vector<Named> names;        ///< never empty
  std::vector<std::string> rules;  ///< all of these rules, sorted
  std::string reason;
  std::optional<std::string> until;  ///< the last day it holds, "2027-01-31"
  std::vector<std::string>
      files;  ///< globs for base::matches_path and what FileReader::absolute says of a file
  std::vector<std::string> sites;      ///< globs as base::matches_glob takes them
  std::vector<std::string> key_paths;  ///< the same
  source::Location origin;             ///< of the entry
};

}  // namespace iislint::settings
