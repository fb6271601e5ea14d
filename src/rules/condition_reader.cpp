#include "rules/condition_reader.h"

#include "rules/sheet_problem.h"
#include "schema/time_span.h"
#include "schema/value.h"

namespace iislint::rules {
namespace {

using base::Json;
using base::JsonKind;
using schema::ValueType;

struct TestKey {
  std::string_view key;
  TestKind kind;
  bool negated;
};

/// Keys whose value is a list of words, a limit, or true and false.
constexpr TestKey kTestKeys[] = {
    {"is", TestKind::number_in, false},       {"isNot", TestKind::number_in, true},
    {"has", TestKind::has_flag, false},       {"lacks", TestKind::has_flag, true},
    {"empty", TestKind::empty, false},        {"isDefault", TestKind::not_default, true},
    {"written", TestKind::written, false},    {"inherited", TestKind::inherited, false},
    {"moreThan", TestKind::more_than, false}, {"lessThan", TestKind::less_than, false},
    {"matches", TestKind::matches, false},    {"matchesNot", TestKind::matches, true},
    {"contains", TestKind::contains, false},  {"containsNot", TestKind::contains, true},
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

std::int64_t word_number(const schema::AttributeFact& fact, const Json& json) {
  if (json.is(JsonKind::integer)) return json.integer;
  const std::string& word = text_of(json, "a word");
  if (const auto number = schema::plain_value(fact, word)) return *number;
  std::vector<std::string_view> words;
  for (const schema::Word& one : fact.value->words)
    words.push_back(one.name);
  throw SheetProblem{no_such("value of " + std::string(fact.name), word, words), json.begin};
}

}  // namespace

std::int64_t read_limit(std::string_view type, const Json& json) {
  if (type == "integer" && json.is(JsonKind::integer)) return json.integer;
  if (type == "timeSpan" && json.is(JsonKind::string)) {
    const schema::TimeSpan span = schema::parse_time_span(json.string);
    if (span.form == schema::TimeSpanForm::good) return span.ticks;
  }
  throw SheetProblem{type == "integer" ? "this must be a whole number" : "this must be a time, \"hh:mm:ss\"",
                     json.begin};
}

ConditionReader::ConditionReader(const Json& sheet, const PathReader& paths, RuleStore& store)
    : path_reader_(paths), store_(store) {
  if (const Json* values = sheet.find("values"))
    values_ = paths.read_values(*values, sheet.find("function") != nullptr);
  if (const Json* params = sheet.find("params")) {
    for (const Json::Member& one : expect(*params, JsonKind::object, "'params'").members)
      params_.emplace_back(one.key, text_of(member(one.value, "type"), "'type'"));
  }
  holes_ = texts_or_none(sheet, "holes");
}

std::span<const Test> ConditionReader::read_tests(const Json* json) {
  std::vector<Test> tests;
  if (json == nullptr) return {};
  for (const Json& one : expect(*json, JsonKind::array, "a condition").items)
    tests.push_back(read_test(one));
  return store_.keep(std::move(tests));
}

Test ConditionReader::read_test(const Json& json) {
  expect(json, JsonKind::object, "a test");
  if (json.find("collection") != nullptr) return collection_test(json);
  if (json.find("element") != nullptr) return element_test(json);
  if (const Json* value = json.find("value")) {
    const std::uint16_t index = value_index(*value);
    return read_target_tests(json, {&fact_of(index), index, {}}, "value");
  }
  return read_group(json, nullptr);
}

/// "any", "all" or "none" of other tests; of one entry when `entry` is its type.
Test ConditionReader::read_group(const Json& json, const schema::ElementType* entry) {
  check_keys(json, {"any", "all", "none"}, "a test");
  if (json.members.size() != 1)
    throw SheetProblem{"a test names a value, a collection or an element, or is one of any, all and none",
                       json.begin};
  const Json::Member& one = json.members.front();
  std::vector<Test> tests;
  for (const Json& test : expect(one.value, JsonKind::array, "a group of tests").items)
    tests.push_back(entry != nullptr ? read_entry_test(test, *entry) : read_test(test));
  Test group{one.key == "all" ? TestKind::all_of : TestKind::any_of};
  group.negated = one.key == "none";
  const auto kept = store_.keep(std::move(tests));
  group.tests = kept.data();
  group.test_count = kept.size();
  return group;
}

/// All tests of one object, which names its target under `naming_key`.
Test ConditionReader::read_target_tests(const Json& json, const Target& target,
                                        std::string_view naming_key) const {
  check_keys(json, test_keys(naming_key), "a test");
  std::vector<Test> tests;
  for (const Json::Member& one : json.members) {
    if (one.key != naming_key) tests.push_back(read_one(one, target));
  }
  if (tests.empty()) throw SheetProblem{"nothing is asked of it", json.begin};
  return tests.size() == 1 ? tests.front() : all_of(std::move(tests));
}

Test ConditionReader::all_of(std::vector<Test> tests) const {
  const auto kept = store_.keep(std::move(tests));
  Test all{TestKind::all_of};
  all.tests = kept.data();
  all.test_count = kept.size();
  return all;
}

Test ConditionReader::read_one(const Json::Member& one, const Target& target) const {
  const TestKey& key = *std::find_if(std::begin(kTestKeys), std::end(kTestKeys),
                                     [&](const TestKey& k) { return k.key == one.key; });
  Test test{key.kind, key.negated, target.value};
  test.attribute = target.attribute;
  switch (key.kind) {
    case TestKind::number_in:
      return words_test(one.value, target, key.negated);
    case TestKind::has_flag:
      if (target.fact->value->type != ValueType::flags)
        throw SheetProblem{std::string(target.fact->name) + " is no list of flags; use \"is\"",
                           one.key_begin};
      for (const Json& word : expect(one.value, JsonKind::array, one.key).items)
        test.mask |= static_cast<std::uint64_t>(word_number(*target.fact, word));
      return test;
    case TestKind::more_than:
    case TestKind::less_than:
      return comparison(one.value, target, key.kind);
    case TestKind::matches:
    case TestKind::contains:
      test.texts = keep_texts(one.value);
      return test;
    default:
      test.negated = flag_of(one.value, one.key) == key.negated;
      return test;
  }
}

Test ConditionReader::words_test(const Json& words, const Target& target, bool negated) const {
  Test test{TestKind::number_in, negated, target.value};
  test.attribute = target.attribute;
  if (target.fact->value->type == ValueType::string) {
    test.kind = TestKind::text_in;
    test.texts = keep_texts(words);
    return test;
  }
  for (const Json& word : expect(words, JsonKind::array, "the words").items) {
    const std::int64_t number = word_number(*target.fact, word);
    if (number < 0 || number > 63)
      throw SheetProblem{"a number above 63 is compared with moreThan and lessThan", word.begin};
    test.mask |= std::uint64_t{1} << number;
  }
  return test;
}

/// A limit is a number or a time, a parameter or another value.
Test ConditionReader::comparison(const Json& json, const Target& target, TestKind kind) const {
  if (!is_number(*target.fact))
    throw SheetProblem{std::string(target.fact->name) + " is no number and no time", json.begin};
  Test test{kind, false, target.value};
  test.attribute = target.attribute;
  const std::string_view type = limit_type(*target.fact);
  if (!json.is(JsonKind::object)) {
    test.limit = read_limit(type, json);
    return test;
  }
  check_keys(json, {"param", "value"}, "a limit");
  if (const Json* param = json.find("param")) {
    test.param = param_index(*param, type);
  } else {
    test.other = value_index(member(json, "value"));
    if (!is_number(fact_of(test.other)))
      throw SheetProblem{"that value is no number and no time", json.begin};
  }
  return test;
}

Test ConditionReader::collection_test(const Json& json) {
  check_keys(json, {"collection", "any", "none", "all", "empty", "duplicates"}, "a test of a collection");
  if (json.members.size() != 2)
    throw SheetProblem{"a test of a collection asks one of any, none, all, empty and duplicates", json.begin};
  const Json& name = *json.find("collection");
  const PathReader::Element collection = path_reader_.read_element(name);
  const schema::ElementType& entry = entry_type(collection.type, name);
  const Json::Member& one = json.members[json.members[0].key == "collection" ? 1 : 0];
  Test test{one.key == "all" ? TestKind::every_entry : TestKind::any_entry, one.key == "none"};
  test.of = add_path(collection.path);
  if (one.key == "empty") {
    test.kind = TestKind::no_entries;
    test.negated = !flag_of(one.value, "'empty'");
  } else if (one.key == "duplicates") {
    test.kind = TestKind::duplicates;
    test.attribute = store_.keep(text_of(one.value, "'duplicates'"));
    if (path_reader_.facts().find_attribute(entry, test.attribute) == schema::kNoId)
      throw SheetProblem{"the entries have no attribute '" + std::string(test.attribute) + "'",
                         one.value.begin};
  } else {
    const auto tests = read_entry_tests(one.value, entry);
    test.tests = tests.data();
    test.test_count = tests.size();
  }
  return test;
}

Test ConditionReader::element_test(const Json& json) {
  check_keys(json, {"element", "exists"}, "a test of an element");
  Test test{TestKind::exists};
  test.of = add_path(path_reader_.read_element(*json.find("element")).path);
  test.negated = !flag_of(member(json, "exists"), "'exists'");
  return test;
}

/// One object, or a list of them that must hold of the same entry.
std::span<const Test> ConditionReader::read_entry_tests(const Json& json, const schema::ElementType& entry) {
  std::vector<Test> tests;
  if (json.is(JsonKind::array)) {
    for (const Json& one : json.items)
      tests.push_back(read_entry_test(one, entry));
  } else {
    tests.push_back(read_entry_test(json, entry));
  }
  return store_.keep(std::move(tests));
}

Test ConditionReader::read_entry_test(const Json& json, const schema::ElementType& entry) {
  expect(json, JsonKind::object, "a test of an entry");
  const Json* name = json.find("attribute");
  if (name == nullptr) return read_group(json, &entry);
  const std::string& attribute = text_of(*name, "'attribute'");
  const schema::FactId fact = path_reader_.facts().find_attribute(entry, attribute);
  if (fact == schema::kNoId) {
    std::vector<std::string_view> names;
    for (const schema::AttributeFact& one : path_reader_.facts().attributes_of(entry))
      names.push_back(one.name);
    throw SheetProblem{no_such("attribute of an entry", attribute, names), name->begin};
  }
  const Target target{&path_reader_.fact(fact), 0, path_reader_.fact(fact).name};
  return read_target_tests(json, target, "attribute");
}

const schema::ElementType& ConditionReader::entry_type(schema::TypeId collection, const Json& json) const {
  const schema::Catalog& facts = path_reader_.facts();
  for (const schema::ChildFact& child : facts.children_of(facts.types[collection])) {
    if (child.directive == schema::Directive::add) return facts.types[child.type];
  }
  throw SheetProblem{"'" + json.string + "' is no collection", json.begin};
}

std::span<const Place> ConditionReader::read_places(const Json* json) {
  std::vector<Place> places;
  if (json == nullptr) return {};
  for (const Json& one : expect(*json, JsonKind::array, "a list of places").items)
    places.push_back(read_place(one));
  return store_.keep(std::move(places));
}

Place ConditionReader::read_place(const Json& json) {
  check_keys(json, {"value", "flag", "element", "entry", "where", "message"}, "a place");
  Place place{Place::Kind::value, 0, {}, {}, nullptr, 0};
  if (const Json* message = json.find("message")) place.message = read_text(*message);
  if (const Json* element = json.find("element")) {
    place.kind = Place::Kind::element;
    place.of = add_path(path_reader_.read_element(*element).path);
  } else if (const Json* entry = json.find("entry")) {
    place.kind = Place::Kind::entry;
    const PathReader::Element collection = path_reader_.read_element(*entry);
    place.of = add_path(collection.path);
    const auto tests = read_entry_tests(member(json, "where"), entry_type(collection.type, *entry));
    place.where = tests.data();
    place.where_count = tests.size();
  } else {
    place.of = value_index(member(json, "value"));
    if (const Json* flag = json.find("flag")) {
      word_number(fact_of(place.of), *flag);
      place.flag = store_.keep(flag->string);
    }
  }
  return place;
}

std::span<const ValueFix> ConditionReader::read_fixes(const Json* json) const {
  std::vector<ValueFix> fixes;
  if (json == nullptr) return {};
  if (json->is(JsonKind::array)) {
    for (const Json& one : json->items)
      fixes.push_back(read_fix(one));
  } else {
    fixes.push_back(read_fix(*json));
  }
  return store_.keep(std::move(fixes));
}

ValueFix ConditionReader::read_fix(const Json& json) const {
  check_keys(json, {"title", "safety", "value", "to", "remove"}, "a fix");
  const std::string& safety = text_of(member(json, "safety"), "'safety'");
  if (safety != "safe" && safety != "unsafe")
    throw SheetProblem{"a fix is safe or unsafe", member(json, "safety").begin};
  ValueFix fix{store_.keep(text_of(member(json, "title"), "'title'")),
               safety == "safe" ? diag::FixSafety::safe : diag::FixSafety::unsafe,
               value_index(member(json, "value")),
               {},
               false};
  if (const Json* remove = json.find("remove")) {
    fix.removes = flag_of(*remove, "'remove'");
  } else {
    const Json& to = member(json, "to");
    if (fact_of(fix.value).value->type != ValueType::string) word_number(fact_of(fix.value), to);
    fix.text = store_.keep(text_of(to, "'to'"));
  }
  return fix;
}

std::string_view ConditionReader::read_text(const Json& json) const {
  const std::string& text = text_of(json, "a text");
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) throw SheetProblem{"a hole is not closed", json.begin};
    const std::string name = text.substr(open + 1, close - open - 1);
    std::vector<std::string_view> names(holes_.begin(), holes_.end());
    for (const ValueRef& value : values_)
      names.push_back(value.name);
    for (const auto& [param, type] : params_)
      names.push_back(param);
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw SheetProblem{no_such("value or parameter", name, names), json.begin};
  }
  return store_.keep(text);
}

std::uint16_t ConditionReader::value_index(const Json& json) const {
  const std::string& name = text_of(json, "'value'");
  std::vector<std::string_view> names;
  for (const ValueRef& value : values_) {
    if (value.name == name) return static_cast<std::uint16_t>(names.size());
    names.push_back(value.name);
  }
  throw SheetProblem{no_such("value", name, names), json.begin};
}

std::uint16_t ConditionReader::param_index(const Json& json, std::string_view type) const {
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

std::uint16_t ConditionReader::add_path(const PathRef& path) {
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const PathRef& known = paths_[i];
    if (known.start == path.start && known.number == path.number && known.section == path.section &&
        known.steps == path.steps)
      return static_cast<std::uint16_t>(i);
  }
  paths_.push_back(path);
  return static_cast<std::uint16_t>(paths_.size() - 1);
}

std::span<const std::string_view> ConditionReader::keep_texts(const Json& json) const {
  std::vector<std::string_view> texts;
  for (const Json& item : expect(json, JsonKind::array, "the texts").items)
    texts.push_back(store_.keep(text_of(item, "each text")));
  return store_.keep(std::move(texts));
}

}  // namespace iislint::rules
