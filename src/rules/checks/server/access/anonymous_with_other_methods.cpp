#include "rules/checks/server/access/anonymous_with_other_methods.h"

#include <algorithm>
#include <string_view>

#include "config/lookup/collection.h"
#include "rules/checks/server/support/url_authorization.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

/// Rules of IIS that refuse somebody, or name the ones that are allowed.
bool refuses_somebody(const AnonymousWithOtherMethods& rule) {
  const config::Entries& entries =
      rule.file().section("system.webServer/security/authorization").entries(rule.place(), "");
  const auto rules = url_rules(entries);
  return !rules || entries.is_cleared || std::any_of(rules->begin(), rules->end(), [](const UrlRule& one) {
    return !one.is_allow || !one.is_for_all_users();
  });
}

/// Rules of ASP.NET.
bool denies_somebody(const AnonymousWithOtherMethods& rule) {
  const config::Entries& entries = rule.file().section("system.web/authorization").entries(rule.place(), "");
  return entries.may_be_incomplete ||
         std::any_of(entries.in_force.begin(), entries.in_force.end(), [](const config::ElementRef& entry) {
           return entry.document->name(entry.element) == "deny";
         });
}

/// ASP.NET Core asks for a logon where the application wants one.
bool is_asp_net_core(const AnonymousWithOtherMethods& rule) {
  return !rule.file().section("system.webServer/aspNetCore").layers(rule.place()).empty();
}

}  // namespace

void check(const AnonymousWithOtherMethods& rule, Reporter<AnonymousWithOtherMethods>& reporter) {
  if (!refuses_somebody(rule) && !denies_somebody(rule) && !is_asp_net_core(rule)) reporter.report();
}

}  // namespace iislint::rules::checks
