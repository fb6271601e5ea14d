#include "rules/checks/server/rewrite/rewrite_foreign_notation.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/rewrite_rules.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = RewriteForeignNotation::Case;

class Judge {
 public:
  Judge(const FileView& file, Reporter<RewriteForeignNotation>& reporter)
      : file_(file), reporter_(reporter) {}

  void judge(const rewrite::InboundRule& rule) {
    judge_url(rule);
    judge_pattern(rule.match);
    for (const rewrite::Condition& one : rule.conditions.all) {
      if (one.type == rewrite::MatchType::pattern) judge_pattern(one.pattern);
    }
  }

 private:
  /// $1 in the url of an action.
  void judge_url(const rewrite::InboundRule& rule) {
    const std::string& url = rule.action.url.text;
    if (!rule.action.url.is_written() || holds_token(url)) return;
    const std::size_t groups = rule.match.pattern().problem() ? 0 : rule.match.pattern().group_count();
    for (std::size_t at = url.find('$'); at != std::string::npos; at = url.find('$', at + 1)) {
      const bool is_number = at + 1 < url.size() && base::is_digit(url[at + 1]);
      const bool is_longer = at + 2 < url.size() && base::is_digit(url[at + 2]);
      if (!is_number || is_longer || (at > 0 && url[at - 1] == '$')) continue;
      const auto number = static_cast<std::size_t>(url[at + 1] - '0');
      if (number > groups) continue;
      RewriteForeignNotation::Finding finding;
      finding.at = anchor_of_text(file_, rule.action.url, at, at + 2);
      const std::string right = "{R:" + std::to_string(number) + "}";
      finding.args = {.right = right};
      const xml::Attribute& attribute = file_.document().attribute(rule.action.url.attribute);
      if (attribute.quoted && attribute.closed) {
        finding.fixes.push_back({"Write " + right,
                                 diag::FixSafety::unsafe,
                                 {{xml::Pieces(file_.document(), attribute).span(at, at + 2), right}}});
      }
      reporter_.report(Case::reference, std::move(finding));
    }
  }

  /// A regular expression where wildcards are expected.
  void judge_pattern(const rewrite::WrittenPattern& pattern) {
    if (!pattern.is_written() || pattern.syntax != rewrite::PatternSyntax::wildcard) return;
    const std::string& text = pattern.text;
    const bool is_expression = text.starts_with('^') || text.find("(.*)") != std::string::npos ||
                               text.find("(.+)") != std::string::npos || text.ends_with(".*$");
    if (!is_expression || holds_token(text)) return;
    RewriteForeignNotation::Finding finding;
    finding.at = anchor_of_text(file_, pattern);
    reporter_.report(Case::expression, std::move(finding));
  }

  const FileView& file_;
  Reporter<RewriteForeignNotation>& reporter_;
};

}  // namespace

void check(const RewriteForeignNotation& rule, Reporter<RewriteForeignNotation>& reporter) {
  Judge judge(rule.file(), reporter);
  for_each_inbound(rewrite_rules(rule.file()), [&](const rewrite::InboundRule& one) { judge.judge(one); });
}

}  // namespace iislint::rules::checks
