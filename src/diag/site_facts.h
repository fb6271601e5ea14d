// What the user says of a site because no configuration file can hold it.
//
// To add a fact: a line in kSiteFacts and its shape in schema/json/settings.schema.json and
// schema/json/rule.schema.json; a test compares the lists.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::diag {

struct SiteFact {
  std::string_view name;
  std::array<std::string_view, 2> words;  ///< "true" and "false" are written without quotes in the settings
};

inline constexpr SiteFact kSiteFacts[] = {
    {"reachable", {"internal", "public"}},  // from where the site can be reached
    {"uploadOnly", {"true", "false"}},      // nobody is meant to fetch from it what others have put there
};

/// A word for each fact that is stated.
using SiteFacts = std::map<std::string_view, std::string_view>;

/// The fact of that name, or nullptr.
inline const SiteFact* find_site_fact(std::string_view name) {
  for (const SiteFact& fact : kSiteFacts) {
    if (fact.name == name) return &fact;
  }
  return nullptr;
}

inline std::vector<std::string_view> site_fact_names() {
  std::vector<std::string_view> names;
  for (const SiteFact& fact : kSiteFacts)
    names.push_back(fact.name);
  return names;
}

}  // namespace iislint::diag
