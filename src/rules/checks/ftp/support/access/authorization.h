// The authorization rules of the FTP service as checks look at them: who may do what, and where.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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

/// The rules of one file as they are read, each once. For one thread; what it gives stays where it is.
class AuthorizationRules {
 public:
  /// Null when it cannot be read.
  const AuthorizationRule* at(const config::ElementRef& entry) const;

 private:
  struct HashOf {
    std::size_t operator()(const std::pair<const xml::Document*, xml::NodeId>& key) const {
      return std::hash<const void*>()(key.first) * 31 + key.second;
    }
  };
  mutable std::unordered_map<std::pair<const xml::Document*, xml::NodeId>, std::optional<AuthorizationRule>,
                             HashOf>
      known_;
};

/// The rules that count together, with answers that sites ask for again and again. Thousands of places may
/// add a rule of their own to the thousand rules of the server, so nothing here is done with each rule of
/// each place. Borrows rules and entries; all of them can be read. For one thread.
class AuthorizationList {
 public:
  AuthorizationList(const AuthorizationRules& rules, const config::Collection& entries)
      : rules_(rules), entries_(entries) {}

  const AuthorizationRule& rule_at(const config::ElementRef& entry) const { return *rules_.at(entry); }
  const config::Collection& entries() const { return entries_; }

  /// Calls `visit(rule, rank)` for the rules about writing that name the user (lower case), in order; a
  /// lesser rank came first.
  template <typename Visit>
  void for_each_writing_rule_for(const std::string& user, Visit&& visit) const {
    entries_.for_each_named(user, add_writers, [&](const config::ElementRef& entry, std::uint64_t rank) {
      visit(rule_at(entry), rank);
    });
  }

  /// Whether a rule about writing, be it an allow or a deny, names "*" among its users.
  bool has_writing_rule_for_everybody() const {
    bool found = false;
    for_each_writing_rule_for("*", [&](const AuthorizationRule&, std::uint64_t) { found = true; });
    return found;
  }

  /// Calls `visit(rule)` for the rules that allow somebody to write, in order, as long as it returns true.
  template <typename Visit>
  void for_each_write_grant(Visit&& visit) const {
    static constexpr char kQuestion = 0;
    const auto judge = [&](const config::ElementRef& entry) {
      const AuthorizationRule& rule = rule_at(entry);
      return rule.is_allow && rule.writes() ? config::Tristate::yes : config::Tristate::no;
    };
    entries_.for_each(&kQuestion, judge,
                      [&](const config::ElementRef& entry) { return visit(rule_at(entry)); });
  }

  /// Whether rules allow several users, anonymous ones not among them, or roles to write.
  bool has_several_writers() const;

  /// The first rule that grants the permission to anybody who can log on, one for everybody before others.
  const Grant& grant_of(std::int64_t permission, bool has_anonymous) const;

 private:
  static void add_writers(const config::ElementRef& entry, std::vector<std::string>& users);
  Grant find_grant(std::int64_t permission, bool has_anonymous) const;

  const AuthorizationRules& rules_;
  const config::Collection& entries_;
  mutable std::optional<bool> has_several_writers_;
  mutable std::array<std::optional<Grant>, 4> grants_;
};

/// Nothing when it cannot be read.
std::optional<AuthorizationRule> authorization_rule(const config::ElementRef& entry);

/// Nothing when a rule cannot be read.
std::optional<std::vector<AuthorizationRule>> authorization_rules(const config::Entries& entries);

/// All authorization that concerns one file, read where it is asked for and kept; places that have the same
/// rules share one list. Made once for each file.
class Authorization {
 public:
  explicit Authorization(const FileView& file);
  Authorization(const Authorization&) = delete;
  Authorization& operator=(const Authorization&) = delete;

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
  AuthorizationRules rules_;
  config::Collection no_entries_;
  AuthorizationList nothing_{rules_, no_entries_};
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
