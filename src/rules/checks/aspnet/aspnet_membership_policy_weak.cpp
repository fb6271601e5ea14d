#include "rules/checks/aspnet/aspnet_membership_policy_weak.h"

#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetMembershipPolicyWeak::Case;

/// Reports the attribute of the provider if `is_weak(number)`; the schema does not know it.
template <typename IsWeak>
void judge(const AspnetMembershipPolicyWeak& rule, Reporter<AspnetMembershipPolicyWeak>& reporter, Case which,
           std::string_view attribute, IsWeak&& is_weak) {
  const xml::AttributeId id = rule.file().document().find_attribute(rule.element(), attribute);
  if (id == xml::kNone) return;
  const std::string text = text_of(rule.file(), id);
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || !is_weak(number)) return;
  AspnetMembershipPolicyWeak::Finding finding;
  finding.at = anchor_of_attribute(rule.file(), rule.element(), id);
  finding.args = {.number = text};
  reporter.report(which, std::move(finding));
}

}  // namespace

void check(const AspnetMembershipPolicyWeak& rule, Reporter<AspnetMembershipPolicyWeak>& reporter) {
  judge(rule, reporter, Case::length, "minRequiredPasswordLength",
        [&](std::int64_t number) { return number < rule.length(); });
  judge(rule, reporter, Case::attempts, "maxInvalidPasswordAttempts",
        [&](std::int64_t number) { return number > rule.attempts(); });
  judge(rule, reporter, Case::window, "passwordAttemptWindow",
        [&](std::int64_t number) { return number < rule.window(); });
}

}  // namespace iislint::rules::checks
