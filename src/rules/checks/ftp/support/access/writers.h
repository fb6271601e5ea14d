// Who may upload to an FTP site, and where.
#pragma once

#include <string>
#include <vector>

#include "rules/checks/ftp/support/access/authorization.h"

namespace iislint::rules::checks {

using UserNames = std::vector<std::string>;

/// A rule of the file that lets one of the names write.
struct WritingRule {
  const AuthorizationRule* rule = nullptr;
  std::string who;  ///< the first of the names that it is for
};

/// The rules of the file that let one of the names write at the places, each once. A deny for any of the
/// names keeps the place out of it: Windows lets a deny take precedence, but which users it leaves is not
/// worked out.
std::vector<WritingRule> writing_rules(const FileView& file, const std::vector<std::string>& places,
                                       const UserNames& names);

/// A finding about what the rule lets its users do.
FindingDetails finding_at(const FileView& file, const WritingRule& writing);

/// As whom rules may mean anonymous users, who log on as `account`.
UserNames anonymous_names(const config::Value& account);

/// The places at which anonymous users do not write, of those at which the site has rules.
std::vector<std::string> places_without_anonymous_write(const SiteContext& rule,
                                                        const config::Value& account);

/// Whether all users see the same folders: user isolation is off, or only chooses where they begin.
bool shares_folders(const config::Value& isolation);

}  // namespace iislint::rules::checks
