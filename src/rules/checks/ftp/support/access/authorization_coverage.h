// Which authorization rules are covered by others in the same list, without comparing each with each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/checks/ftp/support/access/authorization.h"

namespace iislint::rules::checks {

/// Borrows the rules.
class AuthorizationCoverage {
 public:
  explicit AuthorizationCoverage(const std::vector<AuthorizationRule>& rules);

  /// The first rule that leaves nothing to do for the one with that index: a rule of the same kind that
  /// covers its users, roles and permissions (of two that cover each other, the earlier one), or a deny that
  /// covers an allow. Rules with the same key do not count: IIS refuses the second, which is reported as
  /// such.
  std::optional<std::size_t> cover_of(std::size_t rule) const;

 private:
  using Names = std::vector<std::uint32_t>;  // sorted

  /// Rules that say the same; the first of them stands for all.
  struct Group {
    std::size_t first = 0;
    std::uint32_t key = 0;  // of users, roles and permissions
    Names names;            // users and roles
  };
  using Groups = std::vector<std::uint32_t>;

  std::uint32_t number_of(const std::string& name);
  Names numbers_of(const AuthorizationRule& rule);
  const AuthorizationRule& rule_of(const Group& group) const { return rules_[group.first]; }
  bool covers(const Group& one, const Group& other) const;
  bool makes_useless(const Group& one, const Group& other, std::size_t rule) const;

  const std::vector<AuthorizationRule>& rules_;
  std::vector<Group> groups_;            // of rules that are about something
  std::vector<std::uint32_t> group_of_;  // by rule
  std::vector<Groups> by_name_;          // in the order of their first rules, as all lists here
  std::vector<Groups> for_everybody_;    // by permissions and kind
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace iislint::rules::checks
