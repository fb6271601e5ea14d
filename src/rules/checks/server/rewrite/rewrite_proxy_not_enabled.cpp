#include "rules/checks/server/rewrite/rewrite_proxy_not_enabled.h"

#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/rewrite_rules.h"
#include "rules/checks/support/known_server.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules::checks {
namespace {

/// Whether the server is known, and its proxy is off.
bool has_no_proxy(const FileView& file) {
  constexpr std::string_view kProxy = "system.webServer/proxy";
  if (!knows_server(file) || file.columns().is_of_express()) return false;
  const schema::Catalog& facts = *file.binding().facts;
  const auto steps = schema::cut_at_section(facts, kProxy);
  if (!steps) return false;
  const schema::FactId fact = facts.find_attribute(facts.types[steps->section_type], "enabled");
  if (file.section(kProxy).may_be_incomplete()) return false;
  const config::Value value = file.section(kProxy).value("", "", "enabled", facts.attributes[fact]);
  return value.is_known() && value.number == 0;
}

}  // namespace

void check(const RewriteProxyNotEnabled& rule, Reporter<RewriteProxyNotEnabled>& reporter) {
  const FileView& file = rule.file();
  if (rewrite_rules(file).lists.empty() || !has_no_proxy(file)) return;
  for_each_inbound(rewrite_rules(file), [&](const rewrite::InboundRule& one) {
    const std::string url = base::lower(one.action.url.text);
    const bool leaves = url.starts_with("http://") || url.starts_with("https://");
    if (one.action.type != rewrite::ActionType::rewrite || !leaves || holds_token(url)) return;
    RewriteProxyNotEnabled::Finding finding;
    finding.at = anchor_of_attribute(file, one.action.element.element, "type");
    reporter.report(std::move(finding));
  });
}

}  // namespace iislint::rules::checks
