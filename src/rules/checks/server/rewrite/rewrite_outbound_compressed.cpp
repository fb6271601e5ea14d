#include "rules/checks/server/rewrite/rewrite_outbound_compressed.h"

#include <algorithm>
#include <utility>

#include "rules/checks/server/support/rewrite_rules.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules::checks {
namespace {

bool is_on(const FileView& file, const std::string& place, std::string_view attribute) {
  constexpr std::string_view kCompression = "system.webServer/urlCompression";
  const schema::Catalog& facts = *file.binding().facts;
  const auto steps = schema::cut_at_section(facts, kCompression);
  if (!steps) return false;
  const schema::FactId fact = facts.find_attribute(facts.types[steps->section_type], attribute);
  const config::Value value = file.section(kCompression).value(place, "", attribute, facts.attributes[fact]);
  return value.is_known() && value.number != 0;
}

}  // namespace

void check(const RewriteOutboundCompressed& rule, Reporter<RewriteOutboundCompressed>& reporter) {
  const RewriteRules& all = rewrite_rules(rule.file());
  const auto rewrites_body = [](const rewrite::OutboundRule& one) {
    return one.server_variable.text.empty() && one.action.type == rewrite::ActionType::rewrite;
  };
  const auto found = std::find_if(all.outbound.begin(), all.outbound.end(), rewrites_body);
  if (found == all.outbound.end()) return;
  const config::Hierarchy& hierarchy = rule.file().hierarchy();
  const std::string place = hierarchy.place_of(hierarchy.own_index(), found->element.element);
  if (!is_on(rule.file(), place, "dynamicCompressionBeforeCache") ||
      !is_on(rule.file(), place, "doDynamicCompression"))
    return;
  RewriteOutboundCompressed::Finding finding;
  finding.at = anchor_of_attribute(rule.file(), found->element.element, "name");
  finding.args = {.name = found->name};
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
