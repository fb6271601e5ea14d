#include "rules/checks/ftp/support/access/writers.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include "base/text.h"

namespace iislint::rules::checks {
namespace {

/// A rule about writing, and which of the names it is for; in order.
using NamedRules = std::map<std::uint64_t, std::pair<const AuthorizationRule*, std::size_t>>;

/// The rules that let one of the names write, each with the first of its names; none when one of them denies.
NamedRules open_rules(const AuthorizationList& list, const UserNames& names) {
  NamedRules found;
  bool is_denied = false;
  for (std::size_t name = 0; name < names.size(); ++name) {
    list.for_each_writing_rule_for(base::lower(names[name]),
                                   [&](const AuthorizationRule& rule, std::uint64_t rank) {
                                     is_denied = is_denied || !rule.is_allow;
                                     found.try_emplace(rank, &rule, name);
                                   });
  }
  return is_denied ? NamedRules() : found;
}

bool is_open(const FileView& file, const AuthorizationList& list, const UserNames& names) {
  const auto found = open_rules(list, names);
  return std::any_of(found.begin(), found.end(),
                     [&](const auto& one) { return one.second.first->entry.document == &file.document(); });
}

}  // namespace

std::vector<WritingRule> writing_rules(const FileView& file, const std::vector<std::string>& places,
                                       const UserNames& names) {
  std::vector<WritingRule> result;
  std::set<xml::NodeId> known;
  std::unordered_set<const AuthorizationList*> lists;
  for (const std::string& place : places) {
    const AuthorizationList* list = authorization_at(file, place);
    if (list == nullptr || !lists.insert(list).second) continue;
    for (const auto& [rank, named] : open_rules(*list, names)) {
      const auto& [rule, name] = named;
      if (rule->entry.document == &file.document() && known.insert(rule->entry.element).second)
        result.push_back({rule, names[name]});
    }
  }
  return result;
}

FindingDetails finding_at(const FileView& file, const WritingRule& writing) {
  FindingDetails finding;
  finding.at = anchor_of(file, config::entry_value(writing.rule->entry, "permissions"), "Write");
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
  std::vector<std::string> places = authorization_places(rule);
  std::erase_if(places, [&](const std::string& place) {
    const AuthorizationList* list = authorization_at(rule.file(), place);
    return list != nullptr && is_open(rule.file(), *list, names);
  });
  return places;
}

bool shares_folders(const config::Value& isolation) {
  constexpr std::int64_t kStartInUsersDirectory = 0, kNone = 4;
  return isolation.number == kNone || isolation.number == kStartInUsersDirectory;
}

}  // namespace iislint::rules::checks
