#include "rules/checks/ftp/access/ftp_isolation_off.h"

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
  if (list == nullptr || !list->has_several_writers()) return;
  // What "*" may do is a matter of its own: ftp-authorization-all-users-write.
  bool is_for_everybody = false;
  list->for_each_writing_rule_for("*", [&](const AuthorizationRule& one, std::uint64_t) {
    is_for_everybody = is_for_everybody || one.is_allow;
  });
  if (is_for_everybody) return;
  FtpIsolationOff::Finding finding;
  list->for_each_write_grant([&](const AuthorizationRule& one) {
    if (one.entry.document == &file.document()) {
      finding.related.push_back(
          {"this rule lets its users write",
           anchor_of(file, config::entry_value(one.entry, "permissions"), "Write").span});
    }
    return finding.related.size() < kMostRelated;
  });
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
