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

/// The rules of the own file that let one of the names write at the place. A deny for any of the names keeps
/// the place out of it: Windows lets a deny take precedence, but which users it leaves is not worked out.
std::vector<AuthorizationRule> writing_rules(const RuleEvaluation& run, const std::string& place,
                                             const Names& names) {
  const auto rules = authorization_at(run, place);
  if (!rules) return {};
  std::vector<AuthorizationRule> result;
  for (const AuthorizationRule& rule : *rules) {
    if (!rule.writes() || !names_one_of(rule, names)) continue;
    if (!rule.is_allow) return {};
    if (rule.entry.document == &run.document()) result.push_back(rule);
  }
  return result;
}

/// Reports each rule that lets one of the names write at one of the places.
void report_writers(RuleEvaluation& run, const std::vector<std::string>& places, const Names& names,
                    std::string_view variant) {
  std::set<xml::NodeId> reported;
  for (const std::string& place : places) {
    for (const AuthorizationRule& rule : writing_rules(run, place, names)) {
      if (!reported.insert(rule.entry.element).second) continue;
      FindingArgs details;
      details.at = run.anchor_of(config::entry_value(rule.entry, "permissions"), "Write");
      details.holes = {{"who", name_in(rule, names)}};
      run.report(variant, std::move(details));
    }
  }
}

/// As whom rules may mean anonymous users.
Names anonymous_names(const RuleEvaluation& run) {
  Names names = {"?", "*"};
  if (const std::string& account = run.value("user").text; !account.empty()) names.push_back(account);
  return names;
}

/// The places at which anonymous users do not write, of those at which the site has rules.
std::vector<std::string> places_without_anonymous_write(const RuleEvaluation& run) {
  const Names names = anonymous_names(run);
  auto places = authorization_places(run);
  std::erase_if(places, [&](const std::string& place) { return !writing_rules(run, place, names).empty(); });
  return places;
}

/// Whether all users see the same folders: user isolation is off, or only chooses where they begin.
bool shares_folders(const RuleEvaluation& run) {
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

// Where anonymous users may write, anonymous_write says the greater thing.
void anonymous_enabled(RuleEvaluation& run) {
  if (provider_decides(run, run.site()) ||
      places_without_anonymous_write(run).size() == authorization_places(run).size())
    run.report("");
}

void anonymous_write(RuleEvaluation& run) {
  report_writers(run, authorization_places(run), anonymous_names(run),
                 shares_folders(run) ? "shared" : "isolated");
}

void all_users_write(RuleEvaluation& run) {
  const auto places =
      lets_anonymous_in(run, run.site()) ? places_without_anonymous_write(run) : authorization_places(run);
  report_writers(run, places, {"*"}, shares_folders(run) ? "shared" : "isolated");
}

void several_writers(RuleEvaluation& run) {
  const auto places = authorization_places(run);
  if (places.empty()) return;
  const auto rules = authorization_at(run, places.front());
  if (!rules) return;
  // What "*" may do is a matter of its own: all_users_write.
  const auto is_for_everybody = [](const AuthorizationRule& rule) {
    return rule.is_allow && rule.writes() && rule.names_user("*");
  };
  if (std::any_of(rules->begin(), rules->end(), is_for_everybody) || writers_in(*rules) < 2) return;
  FindingArgs details;
  for (const AuthorizationRule& rule : *rules) {
    if (!rule.is_allow || !rule.writes() || rule.entry.document != &run.document()) continue;
    details.related.push_back({"this rule lets its users write",
                               run.anchor_of(config::entry_value(rule.entry, "permissions"), "Write").span});
  }
  run.report("", std::move(details));
}

}  // namespace iislint::rules::code
