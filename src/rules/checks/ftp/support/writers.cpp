#include "rules/checks/ftp/support/writers.h"

#include <algorithm>
#include <set>

namespace iislint::rules::checks {
namespace {

bool names_one_of(const AuthorizationRule& rule, const UserNames& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return rule.names_user(name); });
}

/// The first of the names that the rule is for, as a user of the message knows it.
std::string name_in(const AuthorizationRule& rule, const UserNames& names) {
  for (const std::string& name : names) {
    if (rule.names_user(name)) return name;
  }
  return {};
}

}  // namespace

std::vector<WritingRule> writing_rules(const FileView& file, const std::string& place,
                                       const UserNames& names) {
  const auto rules = authorization_at(file, place);
  if (!rules) return {};
  std::vector<WritingRule> result;
  for (const AuthorizationRule& rule : *rules) {
    if (!rule.writes() || !names_one_of(rule, names)) continue;
    if (!rule.is_allow) return {};
    if (rule.entry.document == &file.document()) result.push_back({rule, name_in(rule, names)});
  }
  return result;
}

std::vector<WritingRule> writing_rules(const FileView& file, const std::vector<std::string>& places,
                                       const UserNames& names) {
  std::vector<WritingRule> result;
  std::set<xml::NodeId> known;
  for (const std::string& place : places) {
    for (WritingRule& one : writing_rules(file, place, names)) {
      if (known.insert(one.rule.entry.element).second) result.push_back(std::move(one));
    }
  }
  return result;
}

FindingDetails finding_at(const FileView& file, const WritingRule& writing) {
  FindingDetails finding;
  finding.at = anchor_of(file, config::entry_value(writing.rule.entry, "permissions"), "Write");
  return finding;
}

UserNames anonymous_names(const config::Value& account) {
  UserNames names = {"?", "*"};
  if (!account.text.empty()) names.push_back(account.text);
  return names;
}

std::vector<std::string> places_without_anonymous_write(const SiteContext& rule,
                                                        const config::Value& account) {
  const UserNames names = anonymous_names(account);
  auto places = authorization_places(rule);
  std::erase_if(places,
                [&](const std::string& place) { return !writing_rules(rule.file(), place, names).empty(); });
  return places;
}

bool shares_folders(const config::Value& isolation) {
  constexpr std::int64_t kStartInUsersDirectory = 0, kNone = 4;
  return isolation.number == kNone || isolation.number == kStartInUsersDirectory;
}

}  // namespace iislint::rules::checks
