#include "rules/evaluation/predicate_text.h"

#include <span>
#include <vector>

#include "base/text.h"

namespace iislint::rules {
namespace {

using Words = std::vector<std::string>;

class Wording {
 public:
  Wording(const Rule& rule, const schema::Catalog& facts) : rule_(rule), facts_(facts) {}

  std::string of(const Test& test) const {
    switch (test.kind) {
      case TestKind::any_of:
        return (test.negated ? "none of (" : "any of (") + list(test) + ")";
      case TestKind::all_of:
        return (test.negated ? "not all of (" : "all of (") + list(test) + ")";
      case TestKind::any_entry:
        return (test.negated ? "no entry of " : "some entry of ") + path(test.of) + " has " + list(test);
      case TestKind::every_entry:
        return (test.negated ? "not every entry of " : "every entry of ") + path(test.of) + " has " +
               list(test);
      case TestKind::no_entries:
        return path(test.of) + (test.negated ? " has entries" : " has no entries");
      case TestKind::duplicates:
        return path(test.of) + (test.negated ? " has no" : " has") + " entries with the same " +
               std::string(test.attribute);
      case TestKind::exists:
        return "<" + path(test.of) + ">" + (test.negated ? " is not written" : " is written");
      case TestKind::fact_is:
        return "the settings " + std::string(test.negated ? "do not say" : "say") + " that " +
               std::string(test.attribute) + " is " + texts(test);
      default:
        return name(test) + " " + predicate(test);
    }
  }

 private:
  /// Of the value, or of the attribute of an entry.
  std::string name(const Test& test) const {
    return std::string(test.attribute.empty() ? rule_.values[test.of].name : test.attribute);
  }

  std::string predicate(const Test& test) const {
    const std::string is = test.negated ? "is not" : "is";
    switch (test.kind) {
      case TestKind::number_in:
        return is + " one of " + base::join_words(words(test), "or");
      case TestKind::text_in:
        return is + " one of " + texts(test);
      case TestKind::has_flag:
        return (test.negated ? "has none of " : "has ") + base::join_words(words(test), "or");
      case TestKind::empty:
        return is + " empty";
      case TestKind::written:
        return is + " written";
      case TestKind::inherited:
        return is + " inherited";
      case TestKind::not_default:
        return test.negated ? "is the default" : "is not the default";
      case TestKind::matches:
        return (test.negated ? "does not match " : "matches ") + texts(test);
      case TestKind::same_as:
        return is + " the same as " + std::string(rule_.values[test.other].name);
      case TestKind::contains:
        return (test.negated ? "does not list " : "lists ") + texts(test);
      default:
        return is + (test.kind == TestKind::more_than ? " above " : " below ") + limit(test);
    }
  }

  std::string limit(const Test& test) const {
    if (test.param != kNoIndex) return "the limit " + std::string(rule_.info->params[test.param].name);
    if (test.other != kNoIndex) return std::string(rule_.values[test.other].name);
    return std::to_string(test.limit);
  }

  std::string texts(const Test& test) const {
    Words words;
    for (const std::string_view text : test.texts)
      words.push_back("\"" + std::string(text) + "\"");
    return base::join_words(words, "or");
  }

  /// The words of the fact for the bits of the mask; numbers where it has no words.
  Words words(const Test& test) const {
    Words words;
    const schema::ValueFact* value =
        test.attribute.empty() ? facts_.attributes[rule_.values[test.of].fact].value : nullptr;
    if (value != nullptr && !value->words.empty()) {
      for (const schema::Word& word : value->words) {
        const std::uint64_t bit =
            test.kind == TestKind::has_flag ? word.number : std::uint64_t{1} << word.number;
        if ((test.mask & bit) != 0) words.emplace_back(word.name);
      }
      return words;
    }
    for (const std::int64_t number : test.numbers)
      words.push_back(std::to_string(number));
    const bool is_bool = value != nullptr && value->type == schema::ValueType::boolean;
    for (unsigned bit = 0; bit < 64; ++bit) {
      if (((test.mask >> bit) & 1u) == 0) continue;
      words.push_back(is_bool ? (bit == 0 ? "false" : "true") : std::to_string(bit));
    }
    return words;
  }

  std::string list(const Test& test) const {
    std::string result;
    for (const Test& one : std::span(test.tests, test.test_count))
      result += (result.empty() ? "" : ", ") + of(one);
    return result;
  }

  std::string path(std::uint16_t index) const {
    const PathRef& ref = rule_.paths[index];
    if (ref.start == Start::site) return std::string(facts_.item("site")->item_nodes[ref.number].path);
    std::string result(ref.section);
    if (!ref.steps.empty()) result += (result.empty() ? "" : "/") + std::string(ref.steps);
    return result;
  }

  const Rule& rule_;
  const schema::Catalog& facts_;
};

}  // namespace

std::string text_of(const Test& test, const Rule& rule, const schema::Catalog& facts) {
  return Wording(rule, facts).of(test);
}

}  // namespace iislint::rules
