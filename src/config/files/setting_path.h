// How people name one setting: "system.webServer/security/access/@sslFlags", or as much of its end as is
// clear.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "schema/catalog/catalog.h"

namespace iislint::config {

/// One element below a section; of an entry of a collection with the key that tells it from the others.
struct PathStep {
  std::string name;
  std::string key_name;  ///< empty when no key is given
  std::string key;
};

/// One attribute, addressed from its section.
struct SettingPath {
  const schema::ElementType* section = nullptr;
  std::vector<PathStep> steps;
  const schema::AttributeFact* fact = nullptr;

  /// "system.webServer/security/access/@sslFlags".
  std::string text() const;

  /// The number of steps up to the innermost entry of a collection, that one included.
  std::size_t steps_to_entry() const;
  /// The steps behind it: "a/b".
  std::string steps_below_entry() const;
};

/// Reads a path as findings print it (configPath) or the end of one, with or without the @. Settings of a
/// site are found by their path below the site; `site` is the one that is meant. An error says what is wrong
/// with the path, and names the settings that it may mean.
base::Result<SettingPath> parse_setting_path(const schema::Catalog& facts, const std::string& text,
                                             const std::string& site);

}  // namespace iislint::config
