#include "sheet.h"

#include <algorithm>
#include <stdexcept>

#include "condition_compiler.h"
#include "diag/rule_info.h"
#include "page_compiler.h"

namespace iislint::tools {
namespace {

std::string severity(const std::string& name) {
  if (!diag::severity_from(name)) throw std::runtime_error("unknown severity '" + name + "'");
  return "Severity::" + name;
}

void check_profile(const std::string& name) {
  const auto names = diag::profile_names();
  if (std::find(names.begin(), names.end(), name) == names.end())
    throw std::runtime_error("unknown profile '" + name + "'");
}

std::string subject(const std::string& name) {
  if (name == "ftp-site") return "Subject::ftp_site";
  if (name == "site-without-ftp") return "Subject::other_site";
  if (name == "file") return "Subject::file";
  throw std::runtime_error("appliesTo cannot be '" + name + "'");
}

}  // namespace

Sheet::Sheet(Json json, std::string page, std::size_t number)
    : json_(std::move(json)), page_(std::move(page)), arrays_("kList" + std::to_string(number) + "_") {}

std::string Sheet::info() {
  std::vector<std::string> references, covers;
  for (const Json& r : json_.value("references", Json::array()))
    references.push_back("{" + literal(r.at("standard")) + ", " + literal(r.at("id")) + "}");
  for (const Json& covered : json_.value("covers", Json::array()))
    covers.push_back(literal(covered));
  const std::string reference_list = arrays_.add("Reference", references);
  const std::string cover_list = arrays_.add("std::string_view", covers);
  const std::string profile_list = profiles(json_);
  const std::string param_list = params();
  return "    {" + literal(id()) + ", " + literal(json_.at("summary")) + ", " + literal(json_.at("area")) +
         ", " + literal(json_.at("category")) + ", " + severity(json_.at("severity")) +
         ", Confidence::" + std::string(json_.at("confidence")) + ", " + literal(json_.at("scope")) + ", " +
         literal(json_.at("since")) + ", " + literal(json_.value("url", "")) + ", " +
         literal(json_.at("help")) + ", " + literal(page_) + ", " + literal(compile_page(page_)) + ", " +
         reference_list + ", " + cover_list + ", " + profile_list + ", " + param_list + ", " +
         (json_.value("suppressible", true) ? "true" : "false") + "},\n";
}

std::string Sheet::profiles(const Json& holder) {
  std::vector<std::string> items;
  const Json levels = holder.value("profiles", Json::object());
  for (const auto& [profile, level] : levels.items()) {
    check_profile(profile);
    items.push_back("{" + literal(profile) + ", " + severity(level) + "}");
  }
  return arrays_.add("ProfileSeverity", items);
}

std::string Sheet::params() {
  std::vector<std::string> items;
  const Json declared = json_.value("params", Json::object());
  for (const auto& [name, value] : declared.items())
    items.push_back(param(name, value));
  return arrays_.add("Param", items);
}

std::string Sheet::param(const std::string& name, const Json& param) {
  const std::string type = param.at("type");
  std::vector<std::string> values;
  const auto add = [&](const std::string& profile, const Json& value) {
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    values.push_back("{" + literal(profile) + ", " + literal(text) + ", " +
                     std::to_string(number_of_limit(type, value)) + "}");
  };
  add("default", param.at("default"));
  const Json by_profile = param.value("profiles", Json::object());
  for (const auto& [profile, value] : by_profile.items()) {
    check_profile(profile);
    add(profile, value);
  }
  return "{" + literal(name) + ", " + literal(type) + ", " + literal(param.at("summary")) + ", " +
         arrays_.add("ParamValue", values) + "}";
}

std::string Sheet::rule(std::size_t info_index) {
  ConditionCompiler conditions(json_, arrays_);
  const std::string when = conditions.tests(json_.value("when", Json::array()));
  Json variants = json_.value("variants", Json::array());
  if (variants.empty()) variants.push_back(Json::object());
  std::vector<std::string> compiled;
  for (const Json& one : variants)
    compiled.push_back(variant(conditions, one));
  const std::string variant_list = arrays_.add("Variant", compiled);
  const std::string function = json_.value("function", "");
  return "    {" + std::to_string(info_index) + ", " + subject(json_.at("appliesTo")) + ", " +
         conditions.value_list() + ", " + when + ", " + variant_list + ", " +
         (function.empty() ? "nullptr" : "&code::" + function) + "},\n";
}

/// A key of the variant, else of the sheet.
Sheet::Json Sheet::key(const Json& variant, const char* name, const Json& otherwise) const {
  return variant.contains(name) ? variant[name] : json_.value(name, otherwise);
}

std::string Sheet::variant(ConditionCompiler& conditions, const Json& variant) {
  const std::string message = key(variant, "message", "");
  const std::string expected = key(variant, "expected", "");
  const std::string help = key(variant, "help", "");
  if (message.empty()) throw std::runtime_error("no message");
  conditions.check_holes(message);
  conditions.check_holes(expected);
  const std::string level =
      variant.contains("severity") ? severity(variant["severity"]) : std::string("std::nullopt");
  const std::string when = conditions.tests(variant.value("when", Json::array()));
  const std::string at = places(conditions, key(variant, "at", Json::array()));
  const std::string related = places(conditions, key(variant, "related", Json::array()));
  const std::string fix_list = fixes(conditions, key(variant, "fix", nullptr));
  return "{" + literal(variant.value("name", "")) + ", " + when + ", " + level + ", " + profiles(variant) +
         ", " + at + ", " + related + ", " + literal(message) + ", " + literal(expected) + ", " +
         literal(help) + ", " + fix_list + "}";
}

std::string Sheet::places(const ConditionCompiler& conditions, const Json& all) {
  std::vector<std::string> items;
  for (const Json& place : all) {
    const std::size_t value = conditions.value_index(place.at("value"));
    const std::string flag = place.value("flag", "");
    if (!flag.empty()) number_of(conditions.fact_of(value), flag);
    const std::string message = place.value("message", "");
    conditions.check_holes(message);
    items.push_back("{" + std::to_string(value) + ", " + literal(flag) + ", " + literal(message) + "}");
  }
  return arrays_.add("Place", items);
}

std::string Sheet::fixes(const ConditionCompiler& conditions, const Json& fix) {
  if (fix.is_null()) return "{}";
  const std::size_t value = conditions.value_index(fix.at("value"));
  const std::string text = fix.at("to");
  number_of(conditions.fact_of(value), text);
  const std::string safety = fix.at("safety");
  if (safety != "safe" && safety != "unsafe") throw std::runtime_error("a fix is safe or unsafe");
  return arrays_.add("ValueFix", {"{" + literal(fix.at("title")) + ", FixSafety::" + safety + ", " +
                                  std::to_string(value) + ", " + literal(text) + "}"});
}

}  // namespace iislint::tools
