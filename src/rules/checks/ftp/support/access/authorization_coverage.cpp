#include "rules/checks/ftp/support/access/authorization_coverage.h"

#include <algorithm>

namespace iislint::rules::checks {
namespace {

constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

std::string key_of(const AuthorizationRule& rule) {
  std::string key = std::to_string(rule.permissions);
  for (const std::string& user : rule.users)
    key += ',' + user;
  key += '\n';
  for (const std::string& role : rule.roles)
    key += ',' + role;
  return key;
}

/// Permissions are few: rules of one kind and with the same ones stand together.
std::size_t shelf_of(const AuthorizationRule& rule) {
  return static_cast<std::size_t>(rule.permissions & 3) * 2 + (rule.is_allow ? 1 : 0);
}

}  // namespace

AuthorizationCoverage::AuthorizationCoverage(const std::vector<AuthorizationRule>& rules)
    : rules_(rules), group_of_(rules.size(), kNone), for_everybody_(8) {
  std::unordered_map<std::string, std::uint32_t> keys, known;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!rules[i].is_about_something()) continue;
    const std::string text = key_of(rules[i]);
    const auto key = keys.try_emplace(text, static_cast<std::uint32_t>(keys.size())).first->second;
    const auto number = static_cast<std::uint32_t>(groups_.size());
    const auto [group, fresh] = known.try_emplace((rules[i].is_allow ? "+" : "-") + text, number);
    group_of_[i] = group->second;
    if (!fresh) continue;
    groups_.push_back({i, key, numbers_of(rules[i])});
    for (const std::uint32_t name : groups_.back().names)
      by_name_[name].push_back(number);
    if (rules[i].is_for_everybody) for_everybody_[shelf_of(rules[i])].push_back(number);
  }
}

std::uint32_t AuthorizationCoverage::number_of(const std::string& name) {
  const auto [found, fresh] = numbers_.try_emplace(name, static_cast<std::uint32_t>(numbers_.size()));
  if (fresh) by_name_.emplace_back();
  return found->second;
}

AuthorizationCoverage::Names AuthorizationCoverage::numbers_of(const AuthorizationRule& rule) {
  Names names;
  for (const std::string& user : rule.users)
    names.push_back(number_of("u" + user));
  for (const std::string& role : rule.roles)
    names.push_back(number_of("r" + role));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// Whether everybody and everything that `other` is about is in `one`, too.
bool AuthorizationCoverage::covers(const Group& one, const Group& other) const {
  if ((rule_of(other).permissions & ~rule_of(one).permissions) != 0) return false;
  return rule_of(one).is_for_everybody ||
         std::includes(one.names.begin(), one.names.end(), other.names.begin(), other.names.end());
}

bool AuthorizationCoverage::makes_useless(const Group& one, const Group& other, std::size_t rule) const {
  if (one.key == other.key || !covers(one, other)) return false;
  if (rule_of(one).is_allow != rule_of(other).is_allow) return rule_of(other).is_allow;
  return one.first < rule || !covers(other, one);  // the later of two is the one too many
}

// A rule that covers this one is for everybody or names its rarest name. Of those for everybody with the same
// permissions the first decides, or the second where the first has the same key.
std::optional<std::size_t> AuthorizationCoverage::cover_of(std::size_t rule) const {
  if (group_of_[rule] == kNone) return std::nullopt;
  const Group& mine = groups_[group_of_[rule]];
  std::optional<std::size_t> first;
  const auto ask = [&](const Groups& groups, std::size_t most) {
    for (const std::uint32_t number : groups) {
      const Group& other = groups_[number];
      if (most-- == 0 || (first && other.first > *first)) return;
      if (makes_useless(other, mine, rule)) {
        first = other.first;
        return;
      }
    }
  };
  for (const Groups& groups : for_everybody_)
    ask(groups, 2);
  const std::uint32_t rarest = *std::min_element(
      mine.names.begin(), mine.names.end(),
      [&](std::uint32_t a, std::uint32_t b) { return by_name_[a].size() < by_name_[b].size(); });
  ask(by_name_[rarest], by_name_[rarest].size());
  return first;
}

}  // namespace iislint::rules::checks
