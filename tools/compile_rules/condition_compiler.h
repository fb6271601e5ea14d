// Conditions of a sheet -> entries of the table in src/rules/rule_table.h.
//
// To add a kind of test: TestKind and RuleRun::holds_plainly in src/rules, the key here, the shape in
// schema/json/rule.schema.json.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "schema/catalog.h"
#include "table_text.h"

namespace iislint::tools {

using Json = nlohmann::ordered_json;

/// The number of a parameter or limit: a timeSpan in ticks, or an integer. Throws when it is neither.
std::int64_t number_of_limit(const std::string& type, const Json& value);

/// What a sheet's tests, places and messages may name.
class ConditionCompiler {
 public:
  /// Declares values and parameters of the sheet. Throws std::runtime_error when a path is not in the fact
  /// table.
  ConditionCompiler(const Json& sheet, Arrays& arrays);

  /// Name of the array of ValueRef.
  const std::string& value_list() const { return value_list_; }

  /// Name of an array of Test.
  std::string tests(const Json& all);

  /// Index of a declared value; throws when there is none of that name.
  std::size_t value_index(const std::string& name) const;
  const schema::AttributeFact& fact_of(std::size_t value) const;

  /// Throws when a hole of the text names nothing that is declared.
  void check_holes(const std::string& text) const;

 private:
  std::string test(const Json& test);
  std::string value_test(const Json& test) const;
  std::string comparison(const Json& test, const char* kind, const char* key) const;
  std::string group(const Json& test, const char* key, const char* kind, bool negated);

  Arrays& arrays_;
  std::string value_list_;
  std::vector<std::string> value_names_;
  std::vector<std::size_t> slots_;
  std::vector<std::string> param_names_;
  std::vector<std::string> hole_names_;
};

/// The number of a word, checked against the fact table.
std::int64_t number_of(const schema::AttributeFact& fact, const std::string& word);

}  // namespace iislint::tools
