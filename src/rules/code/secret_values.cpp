#include "rules/code/secret_values.h"

#include <utility>

#include "schema/binding/config_path.h"

namespace iislint::rules::code {

void report_secret(RuleEvaluation& run, std::string_view variant, xml::NodeId element,
                   xml::AttributeId attribute, std::vector<std::pair<std::string_view, std::string>> holes) {
  FindingArgs details;
  details.at = anchor_of_attribute(run, element, attribute);
  details.at->actual.reset();
  details.holes = std::move(holes);
  details.holes.emplace_back("attribute",
                             std::string(run.document().name(run.document().attribute(attribute))));
  const std::string site = schema::enclosing_site(run.document(), run.config().binding(), element);
  if (!site.empty()) details.sites = {site};
  run.report(variant, std::move(details));
}

std::string value_of(const RuleEvaluation& run, xml::NodeId element, std::string_view name) {
  const xml::AttributeId id = run.document().find_attribute(element, name);
  return id == xml::kNone ? std::string() : text_of(run, id);
}

bool stands_in(const RuleEvaluation& run, xml::NodeId element, std::string_view parent) {
  const xml::NodeId id = run.document().node(element).parent;
  return id != xml::kNone && id != 0 && run.document().name(id) == parent;
}

std::optional<values::ConnectionLogon> connection_of(const RuleEvaluation& run, xml::NodeId element,
                                                     xml::AttributeId attribute) {
  const std::string text = text_of(run, attribute);
  if (text.find('=') == std::string::npos) return std::nullopt;
  values::ConnectionLogon logon = values::logon_of(text);
  const bool is_by_place = stands_in(run, element, "connectionStrings");
  if (!logon.password || (!logon.names_server && !is_by_place)) return std::nullopt;
  return logon;
}

}  // namespace iislint::rules::code
