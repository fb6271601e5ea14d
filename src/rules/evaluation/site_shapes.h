// Sites for which the same values are in force: what these decide for one holds for the others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "config/views/effective_config.h"

namespace iislint::rules {

/// What somebody looks at in the value of a slot; each is as good as those before it.
enum class SlotReading : std::uint8_t { nothing, number, text };
using SlotReadings = std::vector<SlotReading>;  // by slot

/// Numbers the shapes of sites: which elements of the slot tree a site has, and what it writes at the slots
/// that are read: the number, of a text whether there is one, or the text. Values and tests of them, and
/// whether a value is known, come out the same for all sites of a shape; what the site's own collections
/// hold, and what is written for its place, may differ. Borrows the configuration, whose sites must have lost
/// nothing (SiteTable::loses_any()).
class SiteShapes {
 public:
  SiteShapes(const config::EffectiveConfig& config, SlotReadings readings)
      : config_(config), readings_(std::move(readings)) {}

  /// Of the site with that number in sites(), which stands at a normal place; from 0, without gaps, in the
  /// order of first sight.
  std::uint32_t shape_of(std::size_t row, std::string_view place);

 private:
  void describe(const config::SiteCell& cell);
  void add_number(std::uint64_t number);

  const config::EffectiveConfig& config_;
  SlotReadings readings_;
  std::string description_;  // of the site in question
  std::string buffer_;
  std::unordered_map<std::string, std::uint32_t> shapes_;
};

}  // namespace iislint::rules
