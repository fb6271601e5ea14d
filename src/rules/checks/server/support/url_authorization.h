// Rules of system.webServer/security/authorization.
//
// Source: the help of IIS Manager on authorization rules: whom one rule denies access, no other can grant it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/lookup/collection.h"

namespace iislint::rules::checks {

struct UrlRule {
  config::ElementRef entry;
  bool is_allow = false;
  std::vector<std::string> users, roles, verbs;  ///< sorted; no verbs: all

  bool is_for_all_users() const;
  bool is_for_anonymous() const;
  bool is_for_all_verbs() const { return verbs.empty(); }
  /// Whether this one is about all requests that the other is about.
  bool covers(const UrlRule& other) const;
};

/// Nothing when some cannot be read.
std::optional<std::vector<UrlRule>> url_rules(const config::Entries& entries);

}  // namespace iislint::rules::checks
