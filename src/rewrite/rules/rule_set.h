// What URL Rewrite has in force at a place of a server, over all files: rules, maps, variables that may be
// set.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/files/hierarchy.h"
#include "rewrite/rules/rule.h"

namespace iislint::rewrite {

inline constexpr std::string_view kRules = "system.webServer/rewrite/rules";
inline constexpr std::string_view kGlobalRules = "system.webServer/rewrite/globalRules";
inline constexpr std::string_view kOutboundRules = "system.webServer/rewrite/outboundRules";
inline constexpr std::string_view kMaps = "system.webServer/rewrite/rewriteMaps";
inline constexpr std::string_view kProviders = "system.webServer/rewrite/providers";
inline constexpr std::string_view kAllowedVariables = "system.webServer/rewrite/allowedServerVariables";

struct RewriteMap {
  std::string default_value;
  bool ignores_case = true;
  std::map<std::string, std::string, std::less<>>
      values;  ///< by key, in lower case where case does not count

  const std::string& look_up(std::string_view key) const;
};

struct RuleSet {
  std::vector<InboundRule> global, inbound;  ///< in the order in which they are asked
  std::vector<OutboundRule> outbound;
  std::map<std::string, Precondition, std::less<>> preconditions;  ///< by name, in lower case
  std::map<std::string, RewriteMap, std::less<>> maps;             ///< the same
  std::set<std::string, std::less<>> providers;                    ///< the same
  std::set<std::string, std::less<>> allowed_variables;            ///< the same
  bool rewrites_before_cache = false;
  bool knows_server = false;       ///< an applicationHost.config is among the files
  bool may_be_incomplete = false;  ///< something that belongs here could not be read
};

/// Where rules for a normal place are at home, as InboundRule::base. The first step of the place is a site
/// where a server is known; a web.config alone is one.
std::string base_of(const std::string& place, bool knows_server);

/// The set for a normal place: "default web site/app/page.aspx". Rules borrow from the hierarchy.
RuleSet rule_set_at(const config::Hierarchy& hierarchy, const std::string& place);

}  // namespace iislint::rewrite
