#include "rules/checks/server/access/authorization_no_rules.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "config/lookup/lookup_chain.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.webServer/security/authorization";

bool takes_away(const FileView& file, xml::NodeId section) {
  bool result = false;
  xml::for_each_child_element(file.document(), section, [&](xml::NodeId child) {
    const std::string_view name = file.document().name(child);
    result = result || (is_bound(file, child) && (name == "clear" || name == "remove"));
  });
  return result;
}

}  // namespace

void check(const AuthorizationNoRules& rule, Reporter<AuthorizationNoRules>& reporter) {
  const FileView& file = rule.file();
  const config::SectionView& section = file.section(kSection);
  const auto& layers = section.layers(rule.place());
  if (layers.empty() || layers.back().level != file.hierarchy().own_index() ||
      !layers.back().is_for(rule.place()) || !takes_away(file, layers.back().element))
    return;
  const auto below = section.places_below(rule.place());
  const auto has_rules = [&](const std::string& place) {
    return !section.entries(place, "").in_force.empty();
  };
  if (std::any_of(below.begin(), below.end(), has_rules)) return;
  AuthorizationNoRules::Finding finding;
  finding.at = anchor_of_element(file, layers.back().element);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
