// Sites that write the same, as far as cheap tests can tell: what is decided for one holds for the others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config/views/effective_config.h"

namespace iislint::rules {

/// Numbers the shapes of sites: which elements of the slot tree a site has, and at the given slots the number
/// it writes there, or of a text whether there is one. Tests of numbers, flags, origins and emptiness, and
/// whether a value is known, come out the same for all sites of a shape. Borrows the configuration, whose
/// sites must have lost nothing (SiteTable::loses_any()).
class SiteShapes {
 public:
  /// `is_read`: by slot; what stands at other slots makes no difference.
  SiteShapes(const config::EffectiveConfig& config, std::vector<bool> is_read)
      : config_(config), is_read_(std::move(is_read)) {}

  /// Of the site with that number in sites(); from 0, without gaps, in the order of first sight.
  std::uint32_t shape_of(std::size_t row);

 private:
  void describe(const config::SiteCell& cell);
  void add_number(std::uint64_t number);

  const config::EffectiveConfig& config_;
  std::vector<bool> is_read_;
  std::string description_;  // of the site in question
  std::string buffer_;
  std::unordered_map<std::string, std::uint32_t> shapes_;
};

}  // namespace iislint::rules
