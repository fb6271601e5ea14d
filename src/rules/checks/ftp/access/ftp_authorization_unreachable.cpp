#include "rules/checks/ftp/access/ftp_authorization_unreachable.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "config/lookup/collection.h"
#include "rules/checks/ftp/support/access/authorization.h"
#include "rules/checks/ftp/support/access/authorization_coverage.h"

namespace iislint::rules::checks {

// On a place. Rules of different places are not compared: in which order they count is not documented.
void check(const FtpAuthorizationUnreachable& rule, Reporter<FtpAuthorizationUnreachable>& reporter) {
  using Case = FtpAuthorizationUnreachable::Case;
  const FileView& file = rule.file();
  const xml::NodeId element = authorization_element(file, rule.place());
  if (element == xml::kNone) return;
  const auto rules = authorization_rules(config::entries_of({{&file.document(), &file.binding(), element}}));
  if (!rules || rules->size() < 2) return;
  const AuthorizationCoverage coverage(*rules);
  for (std::size_t i = 0; i < rules->size(); ++i) {
    const std::optional<std::size_t> other = coverage.cover_of(i);
    if (!other) continue;
    const AuthorizationRule &mine = (*rules)[i], &theirs = (*rules)[*other];
    FtpAuthorizationUnreachable::Finding finding;
    finding.at = anchor_of_element(file, mine.entry.element);
    finding.related.push_back({"this rule covers the users, roles and permissions of the other",
                               anchor_of_element(file, theirs.entry.element).span});
    const Case denied = *other < i ? Case::denied : Case::denied_later;
    reporter.report(mine.is_allow == theirs.is_allow ? Case::repeated : denied, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
