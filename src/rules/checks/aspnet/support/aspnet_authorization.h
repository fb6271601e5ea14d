// The rules of system.web/authorization. ASP.NET reads those of the innermost place first, from top to
// bottom; the first one that fits the user and the verb decides.
#pragma once

#include <string>
#include <vector>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

struct AspNetAuthorizationRule {
  config::ElementRef entry;
  bool is_allow = false;
  std::vector<std::string> users, roles, verbs;  ///< in lower case; no verbs: all of them

  bool fits_everybody() const;
  /// Whether it decides about users who have not logged on, for all verbs.
  bool fits_anonymous() const;
};

/// Those that the file itself writes for exactly this place.
std::vector<AspNetAuthorizationRule> own_aspnet_rules(const FileView& file, const std::string& place);

/// All that count at the place, in the order in which they are read.
std::vector<AspNetAuthorizationRule> aspnet_rules(const FileView& file, const std::string& place);

}  // namespace iislint::rules::checks
