// Tests of one value or of one attribute of an entry: "is", "has", "moreThan" and the like.
//
// To add one: PredicateKind and fits() in condition.cpp, its key here, its words in test_text.cpp, its shape
// in schema/json/rule.schema.json.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/json.h"
#include "rules/definition/definition_names.h"

namespace iislint::rules {

/// The number of a parameter or limit: a timeSpan in ticks, or an integer. Throws SheetProblem when it is
/// neither.
std::int64_t read_limit(std::string_view type, const base::Json& json);

/// The number of a word that the attribute may have. Throws SheetProblem when it may not.
std::int64_t word_number(const schema::AttributeFact& fact, const base::Json& json);

/// What is tested: a value of the rule, or an attribute of an entry.
struct Target {
  const schema::AttributeFact* fact;
  std::uint16_t value;
  std::string_view attribute;
};

/// Borrows everything; what tests point to is kept in the store. Throws SheetProblem.
class TargetTests {
 public:
  TargetTests(const SheetNames& names, RuleStore& store) : names_(names), store_(store) {}

  /// All tests of one object, which names its target under `naming_key`.
  Predicate read(const base::Json& json, const Target& target, std::string_view naming_key) const;

 private:
  Predicate read_one(const base::Json::Member& one, const Target& target) const;
  Predicate same_test(const base::Json& json, const Target& target, bool negated) const;
  Predicate words_test(const base::Json& words, const Target& target, bool negated) const;
  void check_patterns(const base::Json& json) const;
  Predicate flags_test(const base::Json::Member& one, const Target& target, bool negated) const;
  Predicate comparison(const base::Json& json, const Target& target, PredicateKind kind) const;

  const SheetNames& names_;
  RuleStore& store_;
};

/// A list of texts, kept in the store.
std::span<const std::string_view> keep_texts(const base::Json& json, RuleStore& store);

/// One test that holds when all of these do, which are kept in the store.
Predicate all_of(std::vector<Predicate> tests, RuleStore& store);

}  // namespace iislint::rules
