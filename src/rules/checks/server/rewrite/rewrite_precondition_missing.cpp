#include "rules/checks/server/rewrite/rewrite_precondition_missing.h"

#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/server/support/rewrite_rules.h"
#include "rules/checks/support/known_server.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const RewritePreconditionMissing& rule, Reporter<RewritePreconditionMissing>& reporter) {
  using Case = RewritePreconditionMissing::Case;
  const FileView& file = rule.file();
  const RewriteRules& all = rewrite_rules(file);
  if (all.outbound.empty()) return;
  const auto conditions =
      values_in_all_files(file, rewrite::kOutboundRules, "preConditions/preCondition", "name");
  const auto tags = values_in_all_files(file, rewrite::kOutboundRules, "customTags/tags", "name");
  const auto judge = [&](const rewrite::WrittenText& name, const std::set<std::string>& known,
                         const char* what) {
    if (name.text.empty() || has_token(name.text) || known.count(base::lower(name.text)) != 0) return;
    RewritePreconditionMissing::Finding finding;
    finding.at = anchor_of_text(file, name);
    finding.args = {.what = what, .name = name.text};
    reporter.report(knows_server(file) ? Case::with_server : Case::alone, std::move(finding));
  };
  for (const rewrite::OutboundRule& one : all.outbound) {
    judge(one.precondition, conditions, "precondition");
    judge(one.custom_tags, tags, "collection of custom tags");
  }
}

}  // namespace iislint::rules::checks
