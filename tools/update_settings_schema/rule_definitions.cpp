#include "rule_definitions.h"

#include <nlohmann/json.hpp>

#include "rules/table/rule_table.h"

namespace iislint::tools {
namespace {

using Json = nlohmann::ordered_json;  // keys stay where a person has put them

Json reference(const std::string& definition) {
  return {{"$ref", "#/definitions/" + definition}};
}

Json option_of(const diag::Param& param) {
  const bool is_time_span = param.type == "timeSpan";
  Json option = {{"description", param.summary}};
  if (is_time_span) {
    option["allOf"] = Json::array({reference("timeSpan")});
  } else {
    option["type"] = "integer";
    option["minimum"] = 0;
  }
  if (param.values.empty()) return option;
  const std::string value(param.values.front().text);
  option["default"] = is_time_span ? Json(value) : Json::parse(value);
  return option;
}

/// What may stand behind the rule's id.
Json entry_of(const diag::RuleInfo& rule) {
  Json entry = {{"description", rule.summary}};
  if (rule.params.empty()) {
    entry["allOf"] = Json::array({reference(rule.suppressible ? "withoutOptions" : "withoutOff")});
    return entry;
  }
  Json options = Json::object();
  for (const diag::Param& param : rule.params)
    options[std::string(param.name)] = option_of(param);
  const Json properties = {
      {"severity", reference("level")},
      {"options", {{"type", "object"}, {"additionalProperties", false}, {"properties", options}}}};
  const Json with_options = {{"type", "object"}, {"additionalProperties", false}, {"properties", properties}};
  entry["anyOf"] = Json::array({reference("level"), with_options});
  return entry;
}

}  // namespace

std::string with_rules(const std::string& schema) {
  Json json = Json::parse(schema);
  Json& definitions = json.at("definitions");
  Json ids = Json::array(), entries = Json::object(), profiles = Json::array();
  for (const std::string_view name : diag::profile_names())
    profiles.push_back(name);
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    ids.push_back(rule.id);
    entries[std::string(rule.id)] = entry_of(rule);
  }
  definitions.at("profile").at("enum") = profiles;
  definitions.at("ruleId").at("enum") = ids;
  definitions.at("rules").at("properties") = entries;
  return json.dump(2) + "\n";
}

}  // namespace iislint::tools
