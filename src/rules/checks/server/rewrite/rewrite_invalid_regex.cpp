#include "rules/checks/server/rewrite/rewrite_invalid_regex.h"

#include <algorithm>
#include <utility>

#include "rewrite/pattern/ecmascript.h"
#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

using Case = RewriteInvalidRegex::Case;

bool looks_like_wildcards(const std::string& text) {
  return text.starts_with('*') || (text.starts_with('?') && text.find('=') == std::string::npos);
}

}  // namespace

void check(const RewriteInvalidRegex& rule, Reporter<RewriteInvalidRegex>& reporter) {
  const FileView& file = rule.file();
  for_each_pattern(rewrite_rules(file), [&](const rewrite::WrittenPattern& pattern) {
    if (pattern.syntax != rewrite::PatternSyntax::ecmascript || holds_token(pattern.text)) return;
    const auto doubts = rewrite::doubts_of(pattern.text);
    RewriteInvalidRegex::Finding finding;
    if (const auto& problem = pattern.pattern().problem()) {
      finding.at = anchor_of_text(file, pattern);
      finding.args = {.why = problem->message, .what = doubts.empty() ? std::string() : doubts.front().what};
      reporter.report(!doubts.empty()                      ? Case::doubtful
                      : looks_like_wildcards(pattern.text) ? Case::wildcards
                                                           : Case::invalid,
                      std::move(finding));
    } else if (!doubts.empty()) {
      finding.at = anchor_of_text(file, pattern, doubts.front().begin, doubts.front().end);
      finding.args = {.why = "", .what = doubts.front().what};
      reporter.report(Case::doubtful, std::move(finding));
    }
  });
}

}  // namespace iislint::rules::checks
