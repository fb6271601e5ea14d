#include "rules/checks/ftp/access/ftp_authorization_unreachable.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "config/entries.h"
#include "rules/checks/ftp/support/authorization.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpAuthorizationUnreachable::Case;

/// The same key: IIS refuses the second, which is reported as such.
bool has_key_of(const AuthorizationRule& a, const AuthorizationRule& b) {
  return a.users == b.users && a.roles == b.roles && a.permissions == b.permissions;
}

/// The case of the finding that `rule` has because of `other`; nothing when it has an effect beside it.
std::optional<Case> reason(const std::vector<AuthorizationRule>& rules, std::size_t rule, std::size_t other) {
  const AuthorizationRule &mine = rules[rule], &theirs = rules[other];
  if (!theirs.is_about_something() || !theirs.covers(mine) || has_key_of(mine, theirs)) return std::nullopt;
  if (mine.is_allow == theirs.is_allow) {
    if (mine.covers(theirs) && rule < other) return std::nullopt;  // the later of two is the one too many
    return Case::repeated;
  }
  if (!mine.is_allow) return std::nullopt;
  return other < rule ? Case::denied : Case::denied_later;
}

void report_dead(const FtpAuthorizationUnreachable& rule, Reporter<FtpAuthorizationUnreachable>& reporter,
                 const std::vector<AuthorizationRule>& rules, std::size_t index) {
  if (!rules[index].is_about_something()) return;
  for (std::size_t other = 0; other < rules.size(); ++other) {
    if (other == index) continue;
    const std::optional<Case> which = reason(rules, index, other);
    if (!which) continue;
    FtpAuthorizationUnreachable::Finding finding;
    finding.at = anchor_of_element(rule.file(), rules[index].entry.element);
    finding.related.push_back({"this rule covers the users, roles and permissions of the other",
                               anchor_of_element(rule.file(), rules[other].entry.element).span});
    return reporter.report(*which, std::move(finding));
  }
}

}  // namespace

// On a place. Rules of different places are not compared: in which order they count is not documented.
void check(const FtpAuthorizationUnreachable& rule, Reporter<FtpAuthorizationUnreachable>& reporter) {
  const FileView& file = rule.file();
  const xml::NodeId element = authorization_element(file, rule.place());
  if (element == xml::kNone) return;
  const auto rules = authorization_rules(config::entries_of({{&file.document(), &file.binding(), element}}));
  if (!rules) return;
  for (std::size_t i = 0; i < rules->size(); ++i)
    report_dead(rule, reporter, *rules, i);
}

}  // namespace iislint::rules::checks
