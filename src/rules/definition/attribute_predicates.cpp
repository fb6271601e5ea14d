#include "rules/definition/attribute_predicates.h"

#include <algorithm>

#include "rules/definition/definition_problem.h"
#include "schema/catalog/value.h"
#include "values/time_span.h"

namespace iislint::rules {
namespace {

using base::Json;
using base::JsonKind;
using schema::ValueType;

struct TestKey {
  std::string_view key;
  PredicateKind kind;
  bool negated;
};

/// Keys whose value is a list of words, a limit, or true and false.
constexpr TestKey kTestKeys[] = {
    {"is", PredicateKind::number_in, false},       {"isNot", PredicateKind::number_in, true},
    {"has", PredicateKind::has_flag, false},       {"lacks", PredicateKind::has_flag, true},
    {"empty", PredicateKind::empty, false},        {"isDefault", PredicateKind::not_default, true},
    {"written", PredicateKind::written, false},    {"inherited", PredicateKind::inherited, false},
    {"moreThan", PredicateKind::more_than, false}, {"lessThan", PredicateKind::less_than, false},
    {"matches", PredicateKind::matches, false},    {"matchesNot", PredicateKind::matches, true},
    {"contains", PredicateKind::contains, false},  {"containsNot", PredicateKind::contains, true},
    {"token", PredicateKind::holds_token, false},
};

std::vector<std::string_view> test_keys(std::string_view naming_key) {
  std::vector<std::string_view> keys = {naming_key};
  for (const TestKey& one : kTestKeys)
    keys.push_back(one.key);
  return keys;
}

bool is_number(const schema::AttributeFact& fact) {
  const ValueType type = fact.value->type;
  return type == ValueType::int32 || type == ValueType::uint32 || type == ValueType::int64 ||
         type == ValueType::time_span;
}

std::string_view limit_type(const schema::AttributeFact& fact) {
  return fact.value->type == ValueType::time_span ? "timeSpan" : "integer";
}

}  // namespace

std::int64_t word_number(const schema::AttributeFact& fact, const Json& json) {
  if (json.is(JsonKind::integer)) return json.integer;
  const std::string& word = text_of(json, "a word");
  if (const auto number = schema::plain_value(fact, word)) return *number;
  std::vector<std::string_view> words;
  for (const schema::Word& one : fact.value->words)
    words.push_back(one.name);
  throw SheetProblem{no_such("value of " + std::string(fact.name), word, words), json.begin};
}

std::int64_t read_limit(std::string_view type, const Json& json) {
  if (type == "integer" && json.is(JsonKind::integer)) return json.integer;
  if (type == "timeSpan" && json.is(JsonKind::string)) {
    const values::TimeSpan span = values::parse_time_span(json.string);
    if (span.form == values::TimeSpanForm::good) return span.ticks;
  }
  throw SheetProblem{type == "integer" ? "this must be a whole number" : "this must be a time, \"hh:mm:ss\"",
                     json.begin};
}

Predicate TargetTests::read(const Json& json, const Target& target, std::string_view naming_key) const {
  check_keys(json, test_keys(naming_key), "a test");
  std::vector<Predicate> tests;
  for (const Json::Member& one : json.members) {
    if (one.key != naming_key) tests.push_back(read_one(one, target));
  }
  if (tests.empty()) throw SheetProblem{"the test has no condition", json.begin};
  return tests.size() == 1 ? tests.front() : all_of(std::move(tests), store_);
}

Predicate TargetTests::read_one(const Json::Member& one, const Target& target) const {
  const TestKey& key = *std::find_if(std::begin(kTestKeys), std::end(kTestKeys),
                                     [&](const TestKey& k) { return k.key == one.key; });
  Predicate test{key.kind, key.negated, target.value};
  test.attribute = target.attribute;
  switch (key.kind) {
    case PredicateKind::number_in:
      return one.value.is(JsonKind::object) ? same_test(one.value, target, key.negated)
                                            : words_test(one.value, target, key.negated);
    case PredicateKind::has_flag:
      return flags_test(one, target, key.negated);
    case PredicateKind::more_than:
    case PredicateKind::less_than:
      return comparison(one.value, target, key.kind);
    case PredicateKind::matches:
      check_patterns(one.value);
      test.texts = keep_texts(one.value, store_);
      return test;
    case PredicateKind::contains:
      test.texts = keep_texts(one.value, store_);
      return test;
    default:
      test.negated = flag_of(one.value, one.key) == key.negated;
      return test;
  }
}

/// Whoever writes a regular expression or a hole would wait for a finding in vain.
void TargetTests::check_patterns(const Json& json) const {
  for (const Json& item : items_of(json, "a list of patterns")) {
    const std::string& text = text_of(item, "each pattern");
    if (text.starts_with('^') || text.find("[a-z]") != std::string::npos ||
        text.find("[0-9]") != std::string::npos)
      throw SheetProblem{"a pattern supports only * and ?, and must match the whole text", item.begin};
    names_.check_no_hole(item);
  }
}

Predicate TargetTests::flags_test(const Json::Member& one, const Target& target, bool negated) const {
  // Some lists of flags are numbers in the schema, such as sslFlags of a binding.
  const ValueType type = target.fact->value->type;
  if (type != ValueType::flags && type != ValueType::uint32)
    throw SheetProblem{std::string(target.fact->name) + " is not a list of flags; use \"is\"", one.key_begin};
  Predicate test{PredicateKind::has_flag, negated, target.value};
  test.attribute = target.attribute;
  for (const Json& word : items_of(one.value, "a list of flags"))
    test.mask |= static_cast<std::uint64_t>(word_number(*target.fact, word));
  return test;
}

/// The same as another value of the rule.
Predicate TargetTests::same_test(const Json& json, const Target& target, bool negated) const {
  check_keys(json, {"value"}, "another value");
  Predicate test{PredicateKind::same_as, negated, target.value};
  test.attribute = target.attribute;
  test.other = names_.value_index(member(json, "value"));
  const schema::AttributeFact& other = names_.fact_of(test.other);
  const bool are_numbers = is_number(other) && is_number(*target.fact);
  if (!are_numbers && other.value->type != target.fact->value->type)
    throw SheetProblem{"the two values are of different types", json.begin};
  return test;
}

Predicate TargetTests::words_test(const Json& words, const Target& target, bool negated) const {
  Predicate test{PredicateKind::number_in, negated, target.value};
  test.attribute = target.attribute;
  if (target.fact->value->type == ValueType::string) {
    for (const Json& word : items_of(words, "a list of texts"))
      names_.check_no_hole(word);
    test.kind = PredicateKind::text_in;
    test.texts = keep_texts(words, store_);
    return test;
  }
  std::vector<std::int64_t> numbers;  // that have no bit in a mask: ports, sizes, times
  for (const Json& word : items_of(words, "a list of words")) {
    const std::int64_t number = word_number(*target.fact, word);
    if (number < 0 || number > 63) {
      numbers.push_back(number);
    } else {
      test.mask |= std::uint64_t{1} << number;
    }
  }
  test.numbers = store_.keep(std::move(numbers));
  return test;
}

/// A limit is a number or a time, a parameter or another value.
Predicate TargetTests::comparison(const Json& json, const Target& target, PredicateKind kind) const {
  if (!is_number(*target.fact))
    throw SheetProblem{std::string(target.fact->name) + " is neither a number nor a time", json.begin};
  Predicate test{kind, false, target.value};
  test.attribute = target.attribute;
  const std::string_view type = limit_type(*target.fact);
  if (!json.is(JsonKind::object)) {
    test.limit = read_limit(type, json);
    return test;
  }
  check_keys(json, {"param", "value"}, "a limit");
  if (const Json* param = json.find("param")) {
    test.param = names_.param_index(*param, type);
  } else {
    test.other = names_.value_index(member(json, "value"));
    if (!is_number(names_.fact_of(test.other)))
      throw SheetProblem{"that value is neither a number nor a time", json.begin};
  }
  return test;
}

std::span<const std::string_view> keep_texts(const Json& json, RuleStore& store) {
  std::vector<std::string_view> texts;
  for (const Json& item : items_of(json, "a list of texts"))
    texts.push_back(store.keep(text_of(item, "each text")));
  return store.keep(std::move(texts));
}

Predicate all_of(std::vector<Predicate> tests, RuleStore& store) {
  const auto kept = store.keep(std::move(tests));
  Predicate all{PredicateKind::all_of};
  all.tests = kept.data();
  all.test_count = kept.size();
  return all;
}

}  // namespace iislint::rules
