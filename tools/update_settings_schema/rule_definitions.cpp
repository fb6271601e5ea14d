#include "rule_definitions.h"

#include <set>
#include <string>

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

/// "ALL", profiles, areas and categories.
std::set<std::string> groups() {
  std::set<std::string> names = {"ALL"};
  for (const std::string_view profile : diag::profile_names())
    names.emplace(profile);
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    names.emplace(rule.area);
    names.emplace(rule.category);
  }
  return names;
}

/// A level for several rules, which have no option in common.
Json group_entry(const std::string& description) {
  const Json with_severity = {{"type", "object"},
                              {"additionalProperties", false},
                              {"properties", {{"severity", reference("level")}}}};
  return {{"description", description}, {"anyOf", Json::array({reference("level"), with_severity})}};
}

/// What may stand where rules are named.
Json name_definition() {
  Json pattern = {
      {"description", "A pattern for ids, with * and ?."}, {"type", "string"}, {"pattern", "[*?]"}};
  Json group = {{"description", "A group of rules: a profile, an area or a category, or ALL."},
                {"enum", groups()}};
  return {{"anyOf", Json::array({reference("ruleId"), std::move(group), std::move(pattern)})}};
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
  for (const std::string& group : groups())
    entries[group] = group_entry("All rules of this group; more specific names take precedence.");
  definitions.at("rules").at("properties") = entries;
  definitions.at("rules")["patternProperties"] = {
      {"[*?]", group_entry("All rules whose id matches; an id takes precedence.")}};
  definitions["ruleName"] = name_definition();
  return json.dump(2) + "\n";
}

}  // namespace iislint::tools
