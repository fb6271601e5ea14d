#include "rules/checks/ftp/access/ftp_isolation_off.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "config/entries.h"
#include "rules/checks/ftp/support/authorization.h"

namespace iislint::rules::checks {
namespace {

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

void check(const FtpIsolationOff& rule, Reporter<FtpIsolationOff>& reporter) {
  const FileView& file = rule.file();
  const auto places = authorization_places(rule);
  if (places.empty()) return;
  const auto rules = authorization_at(file, places.front());
  if (!rules) return;
  // What "*" may do is a matter of its own: ftp-authorization-all-users-write.
  const auto is_for_everybody = [](const AuthorizationRule& one) {
    return one.is_allow && one.writes() && one.names_user("*");
  };
  if (std::any_of(rules->begin(), rules->end(), is_for_everybody) || writers_in(*rules) < 2) return;
  FtpIsolationOff::Finding finding;
  for (const AuthorizationRule& one : *rules) {
    if (!one.is_allow || !one.writes() || one.entry.document != &file.document()) continue;
    finding.related.push_back({"this rule lets its users write",
                               anchor_of(file, config::entry_value(one.entry, "permissions"), "Write").span});
  }
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
