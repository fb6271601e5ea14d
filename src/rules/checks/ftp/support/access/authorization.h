// The authorization rules of the FTP service as checks look at them: who may do what, and where.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config/lookup/collection.h"
#include "rules/checks/support/written_places.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// One <add>. Names are in lower case; "*" is everybody, anonymous users included, and "?" is anonymous.
struct AuthorizationRule {
  config::ElementRef entry;
  bool is_allow = false;
  std::int64_t permissions = 0;  ///< Read 1, Write 2
  std::vector<std::string> users;
  std::vector<std::string> roles;
  bool is_for_everybody = false;  ///< "*" is among the users
  bool is_for_anonymous = false;  ///< "?" is

  bool writes() const { return (permissions & 2) != 0; }
  bool is_about_something() const { return !names_nobody() && permissions != 0; }
  bool names_nobody() const { return users.empty() && roles.empty(); }
  /// Whether it is for nobody but anonymous users: then it counts for nothing while these cannot log on.
  bool is_for_anonymous_only() const;
};

constexpr std::int64_t kReadPermission = 1, kWritePermission = 2;

/// A finding about many rules or sites relates so many of them; more would say nothing new.
constexpr std::size_t kMostRelated = 20;

/// A rule that grants something to somebody who can log on; null when there is none.
struct Grant {
  const AuthorizationRule* rule = nullptr;
  bool is_for_everybody = false;
};

/// The rules that count together, with answers that sites ask for again and again. For one thread.
class AuthorizationList {
 public:
  explicit AuthorizationList(std::vector<AuthorizationRule> rules);

  const std::vector<AuthorizationRule>& rules() const { return rules_; }

  /// The rules about writing that name the user (lower case), by their indexes in rules(), in order.
  std::span<const std::uint32_t> writing_rules_for(const std::string& user) const;

  /// Whether a rule about writing, be it an allow or a deny, names "*" among its users.
  bool has_writing_rule_for_everybody() const { return has_writing_rule_for_everybody_; }

  /// The users, but for anonymous ones, and the roles that some rule allows to write.
  std::size_t writer_count() const;

  /// The first rule that grants the permission to anybody who can log on, one for everybody before others.
  const Grant& grant_of(std::int64_t permission, bool has_anonymous) const;

 private:
  void index_writers() const;
  Grant find_grant(std::int64_t permission, bool has_anonymous) const;

  std::vector<AuthorizationRule> rules_;
  bool has_writing_rule_for_everybody_ = false;
  mutable std::unordered_map<std::string, std::vector<std::uint32_t>> writing_by_user_;
  mutable bool is_indexed_ = false;
  mutable std::optional<std::size_t> writer_count_;
  mutable std::array<std::optional<Grant>, 4> grants_;
};

/// Nothing when a rule cannot be read.
std::optional<std::vector<AuthorizationRule>> authorization_rules(const config::Entries& entries);

/// All authorization that concerns one file, read where it is asked for and kept; places that have the same
/// rules share one list. Made once for each file.
class Authorization {
 public:
  explicit Authorization(const FileView& file);

  /// Whether "*" is among the users of some rule, in whatever file and for whatever place.
  bool names_everybody() const { return names_everybody_; }

  /// The rules in force at a normal place; null when some cannot be read.
  const AuthorizationList* at(const FileView& file, const std::string& place) const;

  /// The site of the rule, then the places below it for which some file writes rules; none when some of the
  /// rules could not be read. Valid until another site is asked for.
  const std::vector<std::string>& places_of(const SiteContext& rule) const;

 private:
  bool may_be_incomplete_ = false;
  WrittenPlaces written_;
  bool names_everybody_ = false;
  AuthorizationList nothing_{{}};
  mutable std::unordered_map<const config::Entries*, std::unique_ptr<AuthorizationList>> lists_;
  mutable xml::NodeId site_ = xml::kNone;  // whose places are kept
  mutable std::vector<std::string> places_;
};

const Authorization& authorization_of(const FileView& file);

/// The rules in force at a normal place; null when some cannot be read.
const AuthorizationList* authorization_at(const FileView& file, const std::string& place);

/// The element that the own file writes for exactly this place, the last of several; kNone when there is
/// none.
xml::NodeId authorization_element(const FileView& file, const std::string& place);

/// Authorization::places_of.
const std::vector<std::string>& authorization_places(const SiteContext& rule);

/// Whether a custom provider decides about access to the site, or may do so: IIS asks it in place of the
/// rules. `name` is the provider's, `enabled` whether it is asked.
bool provider_decides(const config::Value& name, const config::Value& enabled);

/// Whether the value is true, or may be; that of anonymousAuthentication lets anonymous users in.
bool may_be_true(const config::Value& value);

}  // namespace iislint::rules::checks
