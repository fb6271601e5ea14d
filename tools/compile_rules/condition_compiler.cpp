#include "condition_compiler.h"

#include <algorithm>
#include <stdexcept>

#include "schema/time_span.h"
#include "schema/value.h"

namespace iislint::tools {
namespace {

const schema::ItemKind& site() {
  return *schema::catalog().item("site");
}

template <typename Entries>
std::size_t index_by_path(const Entries& entries, const std::string& path, const char* what) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.path == path; });
  if (found == entries.end())
    throw std::runtime_error(std::string("no such ") + what + " below a site: " + path);
  return static_cast<std::size_t>(found - entries.begin());
}

std::uint64_t bits_of(const schema::AttributeFact& fact, const Json& words) {
  std::uint64_t mask = 0;
  for (const std::string word : words) {
    const std::int64_t number = number_of(fact, word);
    if (number < 0 || number > 63) throw std::runtime_error("number of '" + word + "' is beyond 63");
    mask |= std::uint64_t{1} << number;
  }
  return mask;
}

std::uint64_t flags_of(const schema::AttributeFact& fact, const Json& words) {
  std::uint64_t mask = 0;
  for (const std::string word : words)
    mask |= static_cast<std::uint64_t>(number_of(fact, word));
  return mask;
}

std::string test_text(const std::string& kind, bool negated, std::size_t value, std::uint64_t mask = 0,
                      const std::string& more = "") {
  return "{TestKind::" + kind + ", " + (negated ? "true" : "false") + ", " + std::to_string(value) + ", " +
         std::to_string(mask) + "u" + more + "}";
}

std::string entry_test(const Json& test) {
  const bool none = test.contains("none");
  const Json& entry = none ? test["none"] : test.at("any");
  const std::string path = test.at("collection");
  const std::size_t node = index_by_path(site().item_nodes, path, "element");
  const schema::ElementType& collection = schema::catalog().types[site().item_nodes[node].type];
  for (const schema::ChildFact& child : schema::catalog().children_of(collection)) {
    if (child.directive != schema::Directive::add) continue;
    const schema::ElementType& type = schema::catalog().types[child.type];
    const schema::FactId fact = schema::catalog().find_attribute(type, std::string(entry.at("attribute")));
    if (fact == schema::kNoId) continue;
    return test_text("any_entry", none, node, bits_of(schema::catalog().attributes[fact], entry.at("is")),
                     ", 0, kNoParam, " + literal(entry.at("attribute")));
  }
  throw std::runtime_error("no entry of " + path + " has that attribute");
}

}  // namespace

std::int64_t number_of(const schema::AttributeFact& fact, const std::string& word) {
  const auto number = schema::plain_value(fact, word);
  if (!number) throw std::runtime_error("'" + word + "' is no value of " + std::string(fact.name));
  return *number;
}

std::int64_t number_of_limit(const std::string& type, const Json& value) {
  if (type == "integer" && value.is_number_integer()) return value;
  if (type == "timeSpan" && value.is_string()) {
    const schema::TimeSpan span = schema::parse_time_span(value.get<std::string>());
    if (span.form == schema::TimeSpanForm::good) return span.ticks;
  }
  throw std::runtime_error(value.dump() + " is no " + type);
}

ConditionCompiler::ConditionCompiler(const Json& sheet, Arrays& arrays) : arrays_(arrays) {
  std::vector<std::string> values;
  const Json declared = sheet.value("values", Json::object());
  for (const auto& [name, path] : declared.items()) {
    value_names_.push_back(name);
    slots_.push_back(index_by_path(site().slots, path.get<std::string>(), "attribute"));
    values.push_back("{" + literal(name) + ", " + std::to_string(slots_.back()) + "}");
  }
  value_list_ = arrays_.add("ValueRef", values);
  const Json params = sheet.value("params", Json::object());
  for (const auto& [name, param] : params.items())
    param_names_.push_back(name);
  for (const std::string hole : sheet.value("holes", Json::array()))
    hole_names_.push_back(hole);
}

std::string ConditionCompiler::tests(const Json& all) {
  std::vector<std::string> items;
  for (const Json& one : all)
    items.push_back(test(one));
  return arrays_.add("Test", items);
}

std::string ConditionCompiler::test(const Json& test) {
  if (test.contains("collection")) return entry_test(test);
  if (test.contains("any")) return group(test, "any", "any_of", false);
  if (test.contains("all")) return group(test, "all", "all_of", false);
  if (test.contains("none")) return group(test, "none", "any_of", true);
  return value_test(test);
}

std::string ConditionCompiler::group(const Json& test, const char* key, const char* kind, bool negated) {
  const std::string list = tests(test.at(key));
  return test_text(kind, negated, 0, 0,
                   ", 0, kNoParam, \"\", " + list + ", " + std::to_string(test.at(key).size()));
}

std::string ConditionCompiler::value_test(const Json& test) const {
  const std::size_t value = value_index(test.at("value"));
  const schema::AttributeFact& fact = fact_of(value);
  if (test.contains("is")) return test_text("number_in", false, value, bits_of(fact, test["is"]));
  if (test.contains("isNot")) return test_text("number_in", true, value, bits_of(fact, test["isNot"]));
  if (test.contains("empty")) return test_text("empty", !test["empty"].get<bool>(), value);
  if (test.contains("isDefault")) return test_text("not_default", test["isDefault"].get<bool>(), value);
  if (test.contains("has")) return test_text("has_flag", false, value, flags_of(fact, test["has"]));
  if (test.contains("lacks")) return test_text("has_flag", true, value, flags_of(fact, test["lacks"]));
  if (test.contains("moreThan")) return comparison(test, "more_than", "moreThan");
  if (test.contains("lessThan")) return comparison(test, "less_than", "lessThan");
  throw std::runtime_error("unknown test: " + test.dump());
}

/// "moreThan": a value, or the name of a parameter in {"param": …}.
std::string ConditionCompiler::comparison(const Json& test, const char* kind, const char* key) const {
  const std::size_t value = value_index(test.at("value"));
  const Json& limit = test.at(key);
  if (!limit.is_object()) {
    const bool is_time = fact_of(value).value->type == schema::ValueType::time_span;
    const std::int64_t number = number_of_limit(is_time ? "timeSpan" : "integer", limit);
    return test_text(kind, false, value, 0, ", " + std::to_string(number));
  }
  const std::string name = limit.at("param");
  const auto found = std::find(param_names_.begin(), param_names_.end(), name);
  if (found == param_names_.end()) throw std::runtime_error("parameter '" + name + "' is not declared");
  return test_text(kind, false, value, 0, ", 0, " + std::to_string(found - param_names_.begin()));
}

std::size_t ConditionCompiler::value_index(const std::string& name) const {
  const auto found = std::find(value_names_.begin(), value_names_.end(), name);
  if (found == value_names_.end()) throw std::runtime_error("value '" + name + "' is not declared");
  return static_cast<std::size_t>(found - value_names_.begin());
}

const schema::AttributeFact& ConditionCompiler::fact_of(std::size_t value) const {
  return schema::catalog().attributes[site().slots[slots_[value]].fact];
}

void ConditionCompiler::check_holes(const std::string& text) const {
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) throw std::runtime_error("a hole is not closed in: " + text);
    const std::string name = text.substr(open + 1, close - open - 1);
    const auto is_declared = [&](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (!is_declared(value_names_) && !is_declared(param_names_) && !is_declared(hole_names_))
      throw std::runtime_error("nothing is called '" + name + "' in: " + text);
  }
}

}  // namespace iislint::tools
