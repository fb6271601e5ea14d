// The condition of a sheet, its places and the holes of its texts.
//
// To add a kind of test: TestKind and fits() in condition.cpp, the key here, the shape in
// schema/json/rule.schema.json.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "rules/path_reader.h"

namespace iislint::rules {

/// The number of a parameter or limit: a timeSpan in ticks, or an integer. Throws SheetProblem when it is
/// neither.
std::int64_t read_limit(std::string_view type, const base::Json& json);

/// Reads what refers to the sheet's values, parameters and paths. Throws SheetProblem.
class ConditionReader {
 public:
  ConditionReader(const base::Json& sheet, const PathReader& paths, RuleStore& store);

  const std::vector<ValueRef>& values() const { return values_; }
  /// The collections and elements that tests and places have named so far.
  const std::vector<PathRef>& paths() const { return paths_; }

  /// A list of tests; none when `json` is null.
  std::span<const Test> read_tests(const base::Json* json);
  std::span<const Place> read_places(const base::Json* json);
  /// A fix or a list of them.
  std::span<const ValueFix> read_fixes(const base::Json* json) const;
  /// The text, whose holes must all be filled by something that is declared.
  std::string_view read_text(const base::Json& json) const;

 private:
  /// What is tested: a value of the rule, or an attribute of an entry.
  struct Target {
    const schema::AttributeFact* fact;
    std::uint16_t value;
    std::string_view attribute;
  };

  Test read_test(const base::Json& json);
  Test read_group(const base::Json& json, const schema::ElementType* entry);
  Test read_target_tests(const base::Json& json, const Target& target, std::string_view naming_key) const;
  Test read_one(const base::Json::Member& one, const Target& target) const;
  Test words_test(const base::Json& words, const Target& target, bool negated) const;
  Test comparison(const base::Json& json, const Target& target, TestKind kind) const;
  Test collection_test(const base::Json& json);
  Test element_test(const base::Json& json);
  std::span<const Test> read_entry_tests(const base::Json& json, const schema::ElementType& entry);
  Test read_entry_test(const base::Json& json, const schema::ElementType& entry);
  Test all_of(std::vector<Test> tests) const;
  Place read_place(const base::Json& json);
  ValueFix read_fix(const base::Json& json) const;
  std::uint16_t value_index(const base::Json& json) const;
  std::uint16_t param_index(const base::Json& json, std::string_view type) const;
  std::uint16_t add_path(const PathRef& path);
  const schema::ElementType& entry_type(schema::TypeId collection, const base::Json& json) const;
  const schema::AttributeFact& fact_of(std::uint16_t value) const {
    return path_reader_.fact(values_[value].fact);
  }
  std::span<const std::string_view> keep_texts(const base::Json& json) const;

  const PathReader& path_reader_;
  RuleStore& store_;
  std::vector<ValueRef> values_;
  std::vector<PathRef> paths_;
  std::vector<std::pair<std::string, std::string>> params_;  // name, type
  std::vector<std::string> holes_;
};

}  // namespace iislint::rules
