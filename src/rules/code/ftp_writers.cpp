// Who may upload to an FTP site: anonymous users, everybody, several users in one folder.
#include <algorithm>
#include <set>

#include "rules/code/ftp_authorization.h"
#include "rules/code_rules.h"

namespace iislint::rules::code {
namespace {

using Names = std::vector<std::string>;

bool names_one_of(const AuthorizationRule& rule, const Names& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return rule.names_user(name); });
}

/// The first of the names that the rule is for, as a user of the message knows it.
std::string name_in(const AuthorizationRule& rule, const Names& names) {
  for (const std::string& name : names) {
    if (rule.names_user(name)) return name;
  }
  return {};
}

/// Reports each rule that lets one of the names write, at the site and below it. A deny for any of the names
/// keeps the place out of it: Windows lets a deny take precedence, but which users it leaves is not worked
/// out.
void report_writers(RuleRun& run, const Names& names, std::string_view variant) {
  std::set<xml::NodeId> reported;
  for (const std::string& place : authorization_places(run)) {
    const auto rules = authorization_at(run, place);
    if (!rules) continue;
    const bool is_denied = std::any_of(rules->begin(), rules->end(), [&](const AuthorizationRule& rule) {
      return !rule.is_allow && rule.writes() && names_one_of(rule, names);
    });
    if (is_denied) continue;
    for (const AuthorizationRule& rule : *rules) {
      if (!rule.is_allow || !rule.writes() || !names_one_of(rule, names)) continue;
      if (rule.entry.document != &run.document() || !reported.insert(rule.entry.element).second) continue;
      Details details;
      details.at = run.spot_of(config::entry_value(rule.entry, "permissions"), "Write");
      details.holes = {{"who", name_in(rule, names)}};
      run.report(variant, std::move(details));
    }
  }
}

/// Whether all users see the same folders: user isolation is off, or only chooses where they begin.
bool shares_folders(const RuleRun& run) {
  constexpr std::int64_t kStartInUsersDirectory = 0, kNone = 4;
  const std::int64_t mode = run.value("mode").number;
  return mode == kNone || mode == kStartInUsersDirectory;
}

/// Users and roles; a role counts as one, as its members usually work together.
std::size_t writers_in(const std::vector<AuthorizationRule>& rules) {
  std::set<std::string> writers;
  for (const AuthorizationRule& rule : rules) {
    if (!rule.is_allow || !rule.writes()) continue;
    for (const std::string& user : rule.users) {
      if (user != "?") writers.insert("user " + user);
    }
    for (const std::string& role : rule.roles)
      writers.insert("role " + role);
  }
  return writers.size();
}

}  // namespace

void anonymous_write(RuleRun& run) {
  Names names = {"?", "*"};
  if (const std::string& account = run.value("user").text; !account.empty()) names.push_back(account);
  report_writers(run, names, shares_folders(run) ? "shared" : "isolated");
}

void all_users_write(RuleRun& run) {
  report_writers(run, {"*"}, shares_folders(run) ? "shared" : "isolated");
}

void several_writers(RuleRun& run) {
  const auto places = authorization_places(run);
  if (places.empty()) return;
  const auto rules = authorization_at(run, places.front());
  if (!rules) return;
  // What "*" may do is a matter of its own: all_users_write.
  const auto is_for_everybody = [](const AuthorizationRule& rule) {
    return rule.is_allow && rule.writes() && rule.names_user("*");
  };
  if (std::any_of(rules->begin(), rules->end(), is_for_everybody) || writers_in(*rules) < 2) return;
  Details details;
  for (const AuthorizationRule& rule : *rules) {
    if (!rule.is_allow || !rule.writes() || rule.entry.document != &run.document()) continue;
    details.related.push_back({"this rule lets its users write",
                               run.spot_of(config::entry_value(rule.entry, "permissions"), "Write").span});
  }
  run.report("", std::move(details));
}

}  // namespace iislint::rules::code
