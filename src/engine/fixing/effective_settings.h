// The effective configuration of a file in its place, small enough to be kept and compared: what a fix must
// not change.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "config/files/hierarchy.h"
#include "fix/apply.h"

namespace iislint::engine {

/// One setting that differs from the schema's default, or whose value is not known; or the entries of a
/// collection that are in force.
struct EffectiveSetting {
  std::uint64_t name = 0;   ///< hash of place, section, entry and attribute
  std::uint64_t value = 0;  ///< hash of the value; of a collection of the keys of its entries, in order
  std::uint32_t count = 0;  ///< of a collection: its entries
  bool is_known = false;    ///< as config::Value::is_known
  fix::Range written;       ///< the attribute with the white space before it, when the own file writes it
};

struct EffectiveSettings {
  std::vector<EffectiveSetting> settings;                      ///< by name
  std::vector<std::pair<std::uint64_t, fix::Range>> own_keys;  ///< of entries of the own file, by collection
};

/// What is in force at the place of the innermost file and at the places below it that its files name: every
/// attribute and every collection of every section that one of the files writes, and what that file says of
/// locks. Asks config/lookup for each of them.
EffectiveSettings effective_settings(const config::Hierarchy& hierarchy);

/// Whether the second is the same configuration as the first but for the attributes that were edited: those
/// that contain one of the edits as a whole. What was not known may be anything now. `before` and `after` are
/// the ranges of the edits in the own file.
bool is_same_but_for(const EffectiveSettings& first, const EffectiveSettings& second,
                     std::span<const fix::Range> before, std::span<const fix::Range> after);

}  // namespace iislint::engine
