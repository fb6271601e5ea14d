// The condition of a sheet, its places and the holes of its texts.
//
// To add a kind of test that is not of a value (see target_tests.h for those): PredicateKind and
// plain_truth_of() in condition.cpp, the key here, its words in test_text.cpp, its shape in
// schema/json/rule.schema.json.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "rules/definition/attribute_predicates.h"
#include "rules/definition/path_reader.h"

namespace iislint::rules {

/// Reads what refers to the sheet's values, parameters and paths. Throws SheetProblem.
class ConditionReader {
 public:
  ConditionReader(const base::Json& sheet, const PathReader& paths, RuleStore& store);

  const std::vector<ValueRef>& values() const { return names_.values(); }
  const std::vector<std::string>& placeholders() const { return names_.placeholders(); }
  /// The collections and elements that tests and places have named so far.
  const std::vector<PathRef>& paths() const { return paths_; }

  /// A list of tests; none when `json` is null.
  std::span<const Predicate> read_tests(const base::Json* json);
  std::span<const AnchorSpec> read_places(const base::Json* json);
  /// A fix or a list of them.
  std::span<const ValueFix> read_fixes(const base::Json* json);
  /// The text, whose holes must all be filled by something that is declared.
  std::string_view read_text(const base::Json& json) const;

 private:
  Predicate read_test(const base::Json& json);
  Predicate read_group(const base::Json& json, const schema::ElementType* entry);
  Predicate collection_test(const base::Json& json);
  Predicate element_test(const base::Json& json);
  Predicate fact_test(const base::Json& json) const;
  std::span<const Predicate> read_entry_tests(const base::Json& json, const schema::ElementType& entry);
  Predicate read_entry_test(const base::Json& json, const schema::ElementType& entry);
  AnchorSpec read_place(const base::Json& json);
  ValueFix read_fix(const base::Json& json);
  std::uint16_t add_path(const PathRef& path);
  const schema::ElementType& entry_type(schema::TypeId collection, const base::Json& json) const;

  const PathReader& path_reader_;
  RuleStore& store_;
  SheetNames names_;
  TargetTests target_tests_;
  std::vector<PathRef> paths_;
};

}  // namespace iislint::rules
