#include "report/pages/rule_facts.h"

namespace iislint::report {
namespace {

using Layout = base::JsonWriter::Layout;

FactValue value_of(const diag::Reference& reference) {
  const std::string id(reference.id);
  if (reference.standard == "CWE")
    return {"CWE-" + id, "https://cwe.mitre.org/data/definitions/" + id + ".html"};
  return {std::string(reference.standard) + " " + id, ""};
}

/// "maxTimeout 00:01:00 (strict: 00:00:30): longest wait that is sensible"
std::string limit_text(const diag::Param& param) {
  std::string own, others;
  for (const diag::ParamValue& value : param.values) {
    if (own.empty()) {
      own = value.text;
    } else if (value.text != own) {
      others += (others.empty() ? "" : ", ") + std::string(value.profile) + ": " + std::string(value.text);
    }
  }
  if (!others.empty()) own += " (" + others + ")";
  return std::string(param.name) + " " + own + ": " + std::string(param.summary);
}

}  // namespace

std::string severity_text(const diag::RuleInfo& rule) {
  std::string others;
  for (const diag::ProfileSeverity& other : rule.profiles) {
    if (other.severity == rule.severity) continue;
    others += (others.empty() ? "" : ", ") + std::string(other.profile) + ": ";
    others += to_string(other.severity);
  }
  const std::string own(to_string(rule.severity));
  return others.empty() ? own : own + " (" + others + ")";
}

std::vector<Fact> facts_of(const diag::RuleInfo& rule) {
  std::vector<Fact> facts;
  const auto add = [&](const char* name, const std::string& text) {
    if (!text.empty()) facts.push_back({name, {{text, ""}}});
  };
  add("severity", severity_text(rule));
  add("category",
      std::string(rule.area) + (rule.category == rule.area ? "" : ", " + std::string(rule.category)));
  add("confidence", std::string(to_string(rule.confidence)));
  for (const diag::Param& param : rule.params)
    add("limit", limit_text(param));
  add("scope", std::string(rule.scope));
  add("since", std::string(rule.since));
  if (!rule.suppressible) add("suppressible", "no");
  if (!rule.references.empty()) {
    Fact references{"references", {}};
    for (const diag::Reference& reference : rule.references)
      references.values.push_back(value_of(reference));
    facts.push_back(std::move(references));
  }
  if (!rule.url.empty()) facts.push_back({"see also", {{std::string(rule.url), std::string(rule.url)}}});
  return facts;
}

void write_rule(base::JsonWriter& json, const diag::RuleInfo& rule) {
  json.key("id").string(rule.id).key("summary").string(rule.summary);
  json.key("area").string(rule.area).key("category").string(rule.category);
  json.key("severity").string(to_string(rule.severity));
  json.key("profiles").begin_object(Layout::one_line);
  for (const diag::ProfileSeverity& profile : rule.profiles)
    json.key(profile.profile).string(to_string(profile.severity));
  json.end_object();
  json.key("params").begin_array();
  for (const diag::Param& param : rule.params) {
    json.begin_object(Layout::one_line).key("name").string(param.name).key("type").string(param.type);
    json.key("summary").string(param.summary).key("values").begin_object();
    for (const diag::ParamValue& value : param.values)
      json.key(value.profile).string(value.text);
    json.end_object().end_object();
  }
  json.end_array();
  json.key("confidence").string(to_string(rule.confidence));
  json.key("scope").string(rule.scope).key("since").string(rule.since);
  json.key("suppressible").boolean(rule.suppressible);
  if (!rule.url.empty()) json.key("url").string(rule.url);
  json.key("references").begin_array(Layout::one_line);
  for (const diag::Reference& reference : rule.references) {
    json.begin_object().key("standard").string(reference.standard).key("id").string(reference.id);
    json.end_object();
  }
  json.end_array().key("covers").begin_array(Layout::one_line);
  for (const std::string_view id : rule.covers)
    json.string(id);
  json.end_array().key("help").string(rule.help);
}

}  // namespace iislint::report
