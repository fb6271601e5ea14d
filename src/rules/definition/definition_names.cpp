#include "rules/definition/definition_names.h"

#include <algorithm>

#include "rules/definition/definition_problem.h"

namespace iislint::rules {

using base::Json;
using base::JsonKind;

SheetNames::SheetNames(const Json& sheet, const PathReader& paths) : paths_(paths) {
  if (const Json* values = sheet.find("values"))
    values_ = paths.read_values(*values, sheet.find("check") != nullptr);
  if (const Json* params = sheet.find("params")) {
    for (const Json::Member& one : expect(*params, JsonKind::object, "'params'").members)
      params_.emplace_back(one.key, text_of(member(one.value, "type"), "'type'"));
  }
  placeholders_ = texts_or_none(sheet, "placeholders");
}

std::uint16_t SheetNames::value_index(const Json& json) const {
  const std::string& name = text_of(json, "'value'");
  std::vector<std::string_view> names;
  for (const ValueRef& value : values_) {
    if (value.name == name) return static_cast<std::uint16_t>(names.size());
    names.push_back(value.name);
  }
  throw SheetProblem{no_such("value", name, names), json.begin};
}

std::uint16_t SheetNames::param_index(const Json& json, std::string_view type) const {
  const std::string& name = text_of(json, "'param'");
  std::vector<std::string_view> names;
  for (const auto& [param, param_type] : params_) {
    if (param == name && param_type != type)
      throw SheetProblem{"'" + name + "' must be of type " + std::string(type), json.begin};
    if (param == name) return static_cast<std::uint16_t>(names.size());
    names.push_back(param);
  }
  throw SheetProblem{no_such("parameter", name, names), json.begin};
}

void SheetNames::check_no_hole(const Json& json) const {
  for (const ValueRef& value : values_) {
    if (json.string.find("{" + std::string(value.name) + "}") != std::string::npos)
      throw SheetProblem{"only messages have placeholders; to compare with that value write { \"value\": \"" +
                             std::string(value.name) + "\" } instead of the list",
                         json.begin};
  }
}

const std::string& SheetNames::text_with_holes(const Json& json) const {
  const std::string& text = line_of(json, "a text");
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) throw SheetProblem{"a placeholder is not closed", json.begin};
    const std::string name = text.substr(open + 1, close - open - 1);
    std::vector<std::string_view> names(placeholders_.begin(), placeholders_.end());
    for (const ValueRef& value : values_)
      names.push_back(value.name);
    for (const auto& [param, type] : params_)
      names.push_back(param);
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw SheetProblem{no_such("value or parameter", name, names), json.begin};
  }
  return text;
}

}  // namespace iislint::rules
