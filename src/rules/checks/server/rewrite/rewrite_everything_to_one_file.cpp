#include "rules/checks/server/rewrite/rewrite_everything_to_one_file.h"

#include <algorithm>
#include <utility>

#include "rewrite/text/url_text.h"
#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

/// Whether the URL names one file of the site, whatever was asked for.
bool is_one_file(const rewrite::Action& action) {
  const std::string path = rewrite::parse_url(action.url.text).path;
  const bool is_local = rewrite::parse_url(action.url.text).origin.empty();
  const std::size_t dot = path.rfind('.');
  return is_local && action.url.parsed().is_literal() && dot != std::string::npos &&
         path.find('/', dot) == path.npos;
}

/// Whether a rule before it lets existing files pass, or some condition chooses.
bool is_for_everything(const rewrite::InboundRule& rule) {
  return rule.is_readable && rule.action.type == rewrite::ActionType::rewrite &&
         rule.conditions.all.empty() && !rule.negates && takes_everything(rule.match) &&
         is_one_file(rule.action);
}

}  // namespace

void check(const RewriteEverythingToOneFile& rule, Reporter<RewriteEverythingToOneFile>& reporter) {
  for (const RewriteList& list : rewrite_rules(rule.file()).lists) {
    // A rule before it may have taken what is not meant.
    const auto stops = [](const rewrite::InboundRule& one) {
      return one.ends_processing() && one.action.type != rewrite::ActionType::redirect;
    };
    for (const rewrite::InboundRule& one : list.rules) {
      if (is_for_everything(one)) {
        RewriteEverythingToOneFile::Finding finding;
        finding.at = anchor_of_text(rule.file(), one.action.url);
        finding.args = {.url = one.action.url.text};
        reporter.report(std::move(finding));
      }
      if (stops(one)) break;
    }
  }
}

}  // namespace iislint::rules::checks
