#include "rules/checks/aspnet/aspnet_authorization_unreachable.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/checks/aspnet/support/aspnet_authorization.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetAuthorizationUnreachable::Case;

/// Whether the pairs of a user or role and a verb are few enough to be looked at one by one. Only where both
/// lists are longer than anybody writes them there are more pairs than text: such a rule is not compared.
bool has_few_pairs(const AspNetAuthorizationRule& rule) {
  constexpr std::size_t kFew = 32;
  const std::size_t principals = rule.users.size() + rule.roles.size();
  return std::min(principals, rule.verbs.size()) <= kFew;
}

/// Which of the rules so far is the first to decide about a user or role and a verb.
class Decisions {
 public:
  void add(const AspNetAuthorizationRule& rule) {
    each_principal(rule, [&](const std::string& principal) {
      if (rule.verbs.empty()) first_.try_emplace({principal}, &rule);
      for (const std::string& verb : rule.verbs)
        first_.try_emplace(principal + '\n' + verb, &rule);
    });
  }

  /// The earlier rules that leave nothing of this one to decide; none when something is left.
  std::vector<const AspNetAuthorizationRule*> covering(const AspNetAuthorizationRule& rule) const {
    std::vector<const AspNetAuthorizationRule*> found;
    bool is_left = rule.users.empty() && rule.roles.empty();
    each_principal(rule, [&](const std::string& principal) {
      for (const std::string& verb : rule.verbs)
        is_left = is_left || !add_decider(principal, verb, found);
      if (rule.verbs.empty()) is_left = is_left || !add_decider(principal, {}, found);
    });
    if (is_left) found.clear();
    return found;
  }

 private:
  template <typename Visit>
  static void each_principal(const AspNetAuthorizationRule& rule, Visit&& visit) {
    for (const std::string& user : rule.users)
      visit("u" + user);
    for (const std::string& role : rule.roles)
      visit("r" + role);
  }

  bool add_decider(const std::string& principal, const std::string& verb,
                   std::vector<const AspNetAuthorizationRule*>& found) const {
    for (const std::string& who : {principal, std::string("u*")}) {
      const AspNetAuthorizationRule* decider = decider_of(who, verb);
      if (decider == nullptr) continue;
      found.push_back(decider);
      return true;
    }
    return false;
  }

  /// A rule without verbs decides about all of them.
  const AspNetAuthorizationRule* decider_of(const std::string& who, const std::string& verb) const {
    auto found = first_.find(who);
    if (found == first_.end() && !verb.empty()) found = first_.find(who + '\n' + verb);
    return found == first_.end() ? nullptr : found->second;
  }

  std::unordered_map<std::string, const AspNetAuthorizationRule*> first_;
};

}  // namespace

// Rules of different places are not compared: that an inner place replaces what an outer one says is usual.
void check(const AspnetAuthorizationUnreachable& rule, Reporter<AspnetAuthorizationUnreachable>& reporter) {
  const FileView& file = rule.file();
  const std::vector<AspNetAuthorizationRule> rules = own_aspnet_rules(file, rule.place());
  Decisions decisions;
  for (const AspNetAuthorizationRule& one : rules) {
    if (!has_few_pairs(one)) continue;
    const auto covering = decisions.covering(one);
    decisions.add(one);
    if (covering.empty()) continue;
    const auto other = std::find_if(covering.begin(), covering.end(), [&](const AspNetAuthorizationRule* r) {
      return r->is_allow != one.is_allow;
    });
    const AspNetAuthorizationRule& shown = other != covering.end() ? **other : *covering.front();
    AspnetAuthorizationUnreachable::Finding finding;
    finding.at = anchor_of_element(file, one.entry.element);
    finding.related.push_back({"this rule comes first", anchor_of_element(file, shown.entry.element).span});
    const Case decided = one.is_allow ? Case::denied : Case::allowed;
    reporter.report(other == covering.end() ? Case::repeated : decided, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
