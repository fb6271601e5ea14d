// The authorization rules of the FTP service as functions of rules look at them: who may do what, and where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/entries.h"
#include "rules/evaluation/rule_evaluation.h"

namespace iislint::rules::code {

/// One <add>. Names are in lower case; "*" is everybody, anonymous users included, and "?" is anonymous.
struct AuthorizationRule {
  config::ElementRef entry;
  bool is_allow = false;
  std::int64_t permissions = 0;  ///< Read 1, Write 2
  std::vector<std::string> users;
  std::vector<std::string> roles;

  bool writes() const { return (permissions & 2) != 0; }
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
std::optional<std::vector<AuthorizationRule>> authorization_at(const RuleEvaluation& run,
                                                               const std::string& place);

/// The element that the own file writes for exactly this place, the last of several; kNone when there is
/// none.
xml::NodeId authorization_element(const RuleEvaluation& run, const std::string& place);

/// The site of the run, then the places below it for which the own file writes rules; none when some of the
/// rules could not be read.
std::vector<std::string> authorization_places(const RuleEvaluation& run);

/// Whether a custom provider decides about access to the site, or may do so: IIS asks it in place of the
/// rules. The sheet names the values "provider" and "providerOn".
bool provider_decides(const RuleEvaluation& run, const config::SiteView& site);

/// Whether anonymous users may log on to the site, or may be able to; "anonymous" in the sheet.
bool lets_anonymous_in(const RuleEvaluation& run, const config::SiteView& site);

/// The file's FTP sites.
std::vector<config::EffectiveConfig::Site> ftp_sites(const RuleEvaluation& run);

}  // namespace iislint::rules::code
