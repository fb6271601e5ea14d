#include "rules/checks/ftp/access/ftp_isolation_off.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "config/lookup/collection.h"
#include "rules/checks/ftp/support/access/authorization.h"

namespace iislint::rules::checks {

void check(const FtpIsolationOff& rule, Reporter<FtpIsolationOff>& reporter) {
  const FileView& file = rule.file();
  const auto& places = authorization_places(rule);
  if (places.empty()) return;
  const AuthorizationList* list = authorization_at(file, places.front());
  // A role counts as one, as its members usually work together.
  if (list == nullptr || list->writer_count() < 2) return;
  // What "*" may do is a matter of its own: ftp-authorization-all-users-write.
  const auto everybody = list->writing_rules_for("*");
  if (std::any_of(everybody.begin(), everybody.end(),
                  [&](std::uint32_t index) { return list->rules()[index].is_allow; }))
    return;
  FtpIsolationOff::Finding finding;
  for (const AuthorizationRule& one : list->rules()) {
    if (finding.related.size() == kMostRelated) break;
    if (!one.is_allow || !one.writes() || one.entry.document != &file.document()) continue;
    finding.related.push_back({"this rule lets its users write",
                               anchor_of(file, config::entry_value(one.entry, "permissions"), "Write").span});
  }
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
