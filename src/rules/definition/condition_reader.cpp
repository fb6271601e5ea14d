#include "rules/definition/condition_reader.h"

#include <algorithm>

#include "base/text.h"
#include "diag/site_facts.h"
#include "rules/definition/definition_problem.h"
#include "schema/catalog/fact_path.h"
#include "schema/catalog/value.h"

namespace iislint::rules {

using base::Json;
using base::JsonKind;

ConditionReader::ConditionReader(const Json& sheet, const PathReader& paths, RuleStore& store)
    : path_reader_(paths), store_(store), names_(sheet, paths), target_tests_(names_, store) {}

std::span<const Predicate> ConditionReader::read_tests(const Json* json) {
  std::vector<Predicate> tests;
  if (json == nullptr) return {};
  for (const Json& one : items_of(*json, "a condition"))
    tests.push_back(read_test(one));
  return store_.keep(std::move(tests));
}

Predicate ConditionReader::read_test(const Json& json) {
  expect(json, JsonKind::object, "a test");
  if (json.find("collection") != nullptr) return collection_test(json);
  if (json.find("element") != nullptr) return element_test(json);
  if (json.find("fact") != nullptr) return fact_test(json);
  if (const Json* value = json.find("value")) {
    const std::uint16_t index = names_.value_index(*value);
    return target_tests_.read(json, {&names_.fact_of(index), index, {}}, "value");
  }
  return read_group(json, nullptr);
}

/// "any", "all" or "none" of other tests; of one entry when `entry` is its type.
Predicate ConditionReader::read_group(const Json& json, const schema::ElementType* entry) {
  check_keys(json, {"any", "all", "none"}, "a test");
  if (json.members.size() != 1)
    throw SheetProblem{
        "a test names a value, a collection, an element or a fact, or is one of any, all and none",
        json.begin};
  const Json::Member& one = json.members.front();
  std::vector<Predicate> tests;
  for (const Json& test : items_of(one.value, "a group of tests"))
    tests.push_back(entry != nullptr ? read_entry_test(test, *entry) : read_test(test));
  Predicate group = all_of(std::move(tests), store_);
  if (one.key != "all") group.kind = PredicateKind::any_of;
  group.negated = one.key == "none";
  return group;
}

Predicate ConditionReader::collection_test(const Json& json) {
  check_keys(json, {"collection", "any", "none", "all", "empty", "duplicates"}, "a test of a collection");
  if (json.members.size() != 2)
    throw SheetProblem{"a test of a collection must have one of any, none, all, empty and duplicates",
                       json.begin};
  const Json& name = *json.find("collection");
  const PathReader::Element collection = path_reader_.read_element(name);
  const schema::ElementType& entry = entry_type(collection.type, name);
  const Json::Member& one = json.members[json.members[0].key == "collection" ? 1 : 0];
  Predicate test{one.key == "all" ? PredicateKind::every_entry : PredicateKind::any_entry, one.key == "none"};
  test.of = add_path(collection.path);
  if (one.key == "empty") {
    test.kind = PredicateKind::no_entries;
    test.negated = !flag_of(one.value, "'empty'");
  } else if (one.key == "duplicates") {
    test.kind = PredicateKind::duplicates;
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

Predicate ConditionReader::element_test(const Json& json) {
  check_keys(json, {"element", "exists"}, "a test of an element");
  Predicate test{PredicateKind::exists};
  test.of = add_path(path_reader_.read_element(*json.find("element")).path);
  test.negated = !flag_of(member(json, "exists"), "'exists'");
  return test;
}

/// What the settings say of the site.
Predicate ConditionReader::fact_test(const Json& json) const {
  check_keys(json, {"fact", "is", "isNot"}, "a test of a fact");
  if (json.members.size() != 2)
    throw SheetProblem{"a test of a fact must have one of is and isNot", json.begin};
  const Json& name = *json.find("fact");
  const diag::SiteFact* fact = diag::find_site_fact(text_of(name, "'fact'"));
  if (fact == nullptr) throw SheetProblem{no_such("fact", name.string, diag::site_fact_names()), name.begin};
  const Json::Member& one = json.members[json.members[0].key == "fact" ? 1 : 0];
  Predicate test{PredicateKind::fact_is, one.key == "isNot"};
  test.attribute = fact->name;
  test.texts = keep_texts(one.value, store_);
  for (const Json& word : one.value.items) {
    const std::vector<std::string_view> words(fact->words.begin(), fact->words.end());
    if (std::find(words.begin(), words.end(), word.string) == words.end())
      throw SheetProblem{no_such("value of the fact " + name.string, word.string, words), word.begin};
  }
  return test;
}

/// One object, or a list of them that must hold of the same entry.
std::span<const Predicate> ConditionReader::read_entry_tests(const Json& json,
                                                             const schema::ElementType& entry) {
  std::vector<Predicate> tests;
  if (json.is(JsonKind::array)) {
    for (const Json& one : json.items)
      tests.push_back(read_entry_test(one, entry));
  } else {
    tests.push_back(read_entry_test(json, entry));
  }
  return store_.keep(std::move(tests));
}

Predicate ConditionReader::read_entry_test(const Json& json, const schema::ElementType& entry) {
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
  return target_tests_.read(json, target, "attribute");
}

const schema::ElementType& ConditionReader::entry_type(schema::TypeId collection, const Json& json) const {
  const schema::Catalog& facts = path_reader_.facts();
  for (const schema::ChildFact& child : facts.children_of(facts.types[collection])) {
    if (child.directive == schema::Directive::add) return facts.types[child.type];
  }
  std::string message = "'" + json.string + "' is not a collection";
  if (const std::string_view above = schema::path_above(json.string, 1); !above.empty())
    message += "; if it is an entry, the collection is '" + std::string(above) + "'";
  throw SheetProblem{message, json.begin};
}

std::span<const AnchorSpec> ConditionReader::read_places(const Json* json) {
  std::vector<AnchorSpec> places;
  if (json == nullptr) return {};
  for (const Json& one : items_of(*json, "a list of places"))
    places.push_back(read_place(one));
  return store_.keep(std::move(places));
}

AnchorSpec ConditionReader::read_place(const Json& json) {
  check_keys(json, {"value", "flag", "element", "entry", "where", "message"}, "a place");
  AnchorSpec place{AnchorSpec::Kind::value, 0, {}, {}, nullptr, 0};
  if (const Json* message = json.find("message")) place.message = read_text(*message);
  if (const Json* element = json.find("element")) {
    place.kind = AnchorSpec::Kind::element;
    place.of = add_path(path_reader_.read_element(*element).path);
  } else if (const Json* entry = json.find("entry")) {
    place.kind = AnchorSpec::Kind::entry;
    const PathReader::Element collection = path_reader_.read_element(*entry);
    place.of = add_path(collection.path);
    const auto tests = read_entry_tests(member(json, "where"), entry_type(collection.type, *entry));
    place.where = tests.data();
    place.where_count = tests.size();
  } else {
    place.of = names_.value_index(member(json, "value"));
    if (const Json* flag = json.find("flag")) {
      if (names_.fact_of(place.of).value->type != schema::ValueType::flags)
        throw SheetProblem{"'flag' names one flag of a list of flags, but this value is not such a list",
                           flag->begin};
      word_number(names_.fact_of(place.of), *flag);
      place.flag = store_.keep(flag->string);
    }
  }
  return place;
}

std::span<const ValueFix> ConditionReader::read_fixes(const Json* json) {
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

ValueFix ConditionReader::read_fix(const Json& json) {
  check_keys(json, {"title", "safety", "value", "to", "remove", "when"}, "a fix");
  const std::string& safety = text_of(member(json, "safety"), "'safety'");
  if (safety != "safe" && safety != "unsafe")
    throw SheetProblem{"a fix is safe or unsafe", member(json, "safety").begin};
  ValueFix fix{store_.keep(line_of(member(json, "title"), "'title'")),
               safety == "safe" ? diag::FixSafety::safe : diag::FixSafety::unsafe,
               names_.value_index(member(json, "value")),
               {},
               false,
               read_tests(json.find("when"))};
  if (const Json* remove = json.find("remove")) {
    fix.removes = flag_of(*remove, "'remove'");
  } else {
    const Json& to = member(json, "to");
    const schema::AttributeFact& fact = names_.fact_of(fix.value);
    if (fact.value->type != schema::ValueType::string) word_number(fact, to);
    fix.text = store_.keep(text_of(to, "'to'"));
  }
  return fix;
}

std::string_view ConditionReader::read_text(const Json& json) const {
  return store_.keep(names_.text_with_holes(json));
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

}  // namespace iislint::rules
