#include "rules/checks/server/support/url_authorization.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

std::vector<std::string> words_of(const config::Value& list) {
  std::vector<std::string> words;
  for (const std::string_view word : base::split(list.text, ',')) {
    const std::string_view name = base::trim(word);
    if (!name.empty()) words.push_back(base::lower(name));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::binary_search(words.begin(), words.end(), word);
}

bool includes(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

bool UrlRule::is_for_all_users() const {
  return has(users, "*");
}

bool UrlRule::is_for_anonymous() const {
  return has(users, "?") || is_for_all_users();
}

bool UrlRule::covers(const UrlRule& other) const {
  const bool has_verbs = verbs.empty() || (!other.verbs.empty() && includes(verbs, other.verbs));
  const bool has_users = is_for_all_users() || (includes(users, other.users) && includes(roles, other.roles));
  return has_verbs && has_users;
}

std::optional<std::vector<UrlRule>> url_rules(const config::Entries& entries) {
  if (entries.may_be_incomplete) return std::nullopt;
  std::vector<UrlRule> rules;
  for (const config::ElementRef& entry : entries.in_force) {
    const config::Value access = config::entry_value(entry, "accessType");
    const config::Value users = config::entry_value(entry, "users");
    const config::Value roles = config::entry_value(entry, "roles");
    const config::Value verbs = config::entry_value(entry, "verbs");
    if (!access.is_known() || !users.is_known() || !roles.is_known() || !verbs.is_known())
      return std::nullopt;
    rules.push_back({entry, word_of(access) == "Allow", words_of(users), words_of(roles), words_of(verbs)});
  }
  return rules;
}

}  // namespace iislint::rules::checks
