#include "rules/checks/server/rewrite/rewrite_unreachable.h"

#include <unordered_map>
#include <utility>

#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

using Case = RewriteUnreachable::Case;

/// A pattern in a form that is equal for those that take the same paths.
std::string key_of(const rewrite::WrittenPattern& pattern) {
  return std::to_string(static_cast<int>(pattern.syntax)) + (pattern.ignores_case ? "i" : "c") + pattern.text;
}

/// Whether no request that the pattern takes goes on behind the rule.
bool keeps_what_it_takes(const rewrite::InboundRule& rule) {
  return rule.is_readable && rule.ends_processing() && rule.conditions.all.empty() && !rule.negates &&
         rule.match.is_written() && !rule.match.pattern().problem();
}

void judge(const FileView& file, const RewriteList& list, Reporter<RewriteUnreachable>& reporter) {
  const rewrite::InboundRule* barrier = nullptr;
  std::unordered_map<std::string, const rewrite::InboundRule*> keepers;
  for (const rewrite::InboundRule& rule : list.rules) {
    const auto same = rule.negates ? keepers.end() : keepers.find(key_of(rule.match));
    const rewrite::InboundRule* before = barrier != nullptr      ? barrier
                                         : same != keepers.end() ? same->second
                                                                 : nullptr;
    if (before != nullptr) {
      RewriteUnreachable::Finding finding;
      finding.at = anchor_of_attribute(file, rule.element.element, "name");
      finding.related.push_back(
          {"this rule comes first", anchor_of_attribute(file, before->element.element, "name").span});
      finding.args = {.other = before->name};
      reporter.report(barrier != nullptr ? Case::everything : Case::same, std::move(finding));
      if (barrier != nullptr) return;  // one finding says it of all that follow
    }
    if (!keeps_what_it_takes(rule)) continue;
    keepers.emplace(key_of(rule.match), &rule);
    if (takes_everything(rule.match)) barrier = &rule;
  }
}

}  // namespace

void check(const RewriteUnreachable& rule, Reporter<RewriteUnreachable>& reporter) {
  for (const RewriteList& list : rewrite_rules(rule.file()).lists)
    judge(rule.file(), list, reporter);
}

}  // namespace iislint::rules::checks
