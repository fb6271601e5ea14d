// The authorization rules of the FTP service as checks look at them: who may do what, and where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/entries.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// One <add>. Names are in lower case; "*" is everybody, anonymous users included, and "?" is anonymous.
struct AuthorizationRule {
  config::ElementRef entry;
  bool is_allow = false;
  std::int64_t permissions = 0;  ///< Read 1, Write 2
  std::vector<std::string> users;
  std::vector<std::string> roles;

  bool writes() const { return (permissions & 2) != 0; }
  bool is_about_something() const { return !names_nobody() && permissions != 0; }
  bool names_nobody() const { return users.empty() && roles.empty(); }
  bool names_user(std::string_view name) const;
  /// Whether it is for nobody but anonymous users: then it counts for nothing while these cannot log on.
  bool is_for_anonymous_only() const;
  /// Whether everybody and everything that `other` is about is in this rule, too.
  bool covers(const AuthorizationRule& other) const;
};

/// Nothing when a rule cannot be read.
std::optional<std::vector<AuthorizationRule>> authorization_rules(const config::Entries& entries);

/// The rules in force at a normal place.
std::optional<std::vector<AuthorizationRule>> authorization_at(const FileView& file,
                                                               const std::string& place);

/// The element that the own file writes for exactly this place, the last of several; kNone when there is
/// none.
xml::NodeId authorization_element(const FileView& file, const std::string& place);

/// The site of the rule, then the places below it for which the own file writes rules; none when some of the
/// rules could not be read.
std::vector<std::string> authorization_places(const SiteContext& rule);

/// Whether a custom provider decides about access to the site, or may do so: IIS asks it in place of the
/// rules. `name` is the provider's, `enabled` whether it is asked.
bool provider_decides(const config::Value& name, const config::Value& enabled);

/// Whether the value is true, or may be; that of anonymousAuthentication lets anonymous users in.
bool may_be_true(const config::Value& value);

/// The file's FTP sites.
std::vector<config::EffectiveConfig::Site> ftp_sites(const FileView& file);

}  // namespace iislint::rules::checks
