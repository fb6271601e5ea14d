#include "rules/checks/server/pools/app_pool_identity_shared_account.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "config/views/item_view.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = AppPoolIdentitySharedAccount::Case;

constexpr std::int64_t kSpecificUser = 3;

/// The first pool of each account that somebody has named.
struct AccountOwners {
  std::unordered_map<std::string, std::pair<xml::NodeId, config::Value>> first;
};

AccountOwners find_owners(const FileView& file, const schema::AttributeFact& identity_fact,
                          const schema::AttributeFact& user_fact) {
  AccountOwners owners;
  for (const config::PoolRow& pool : file.columns().pools()) {
    const config::ItemView view(file.config(), pool.element);
    const config::Value identity = view.value("processModel", "identityType", identity_fact);
    if (!identity.is_known() || identity.number != kSpecificUser) continue;
    const config::Value user = view.value("processModel", "userName", user_fact);
    if (user.is_known()) owners.first.try_emplace(base::lower(user.text), pool.element, user);
  }
  return owners;
}

void judge_account(const AppPoolIdentitySharedAccount& rule,
                   Reporter<AppPoolIdentitySharedAccount>& reporter) {
  const config::Value& user = rule.user();
  if (user.text.empty() || has_token(user.text)) return;
  const auto& owners = rule.file().shared<AccountOwners>(
      [&](const FileView& file) { return find_owners(file, *rule.identity().fact, *user.fact); });
  const auto first = owners.first.find(base::lower(user.text));
  if (first == owners.first.end() || first->second.first == rule.element()) return;
  AppPoolIdentitySharedAccount::Finding finding;
  if (first->second.second.attribute != user.attribute) {
    finding.related.push_back(
        {"this pool runs as the same account", anchor_of(rule.file(), first->second.second).span});
  }
  reporter.report(user.text.ends_with('$') ? Case::managed : Case::several, std::move(finding));
}

}  // namespace

void check(const AppPoolIdentitySharedAccount& rule, Reporter<AppPoolIdentitySharedAccount>& reporter) {
  if (rule.identity().number == kSpecificUser) {
    judge_account(rule, reporter);
  } else {
    reporter.report(Case::service);
  }
}

}  // namespace iislint::rules::checks
