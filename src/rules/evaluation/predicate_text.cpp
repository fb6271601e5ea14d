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

  std::string of(const Predicate& test) const {
    switch (test.kind) {
      case PredicateKind::any_of:
        return (test.negated ? "none of (" : "any of (") + list(test) + ")";
      case PredicateKind::all_of:
        return (test.negated ? "not all of (" : "all of (") + list(test) + ")";
      case PredicateKind::any_entry:
        return (test.negated ? "no entry of " : "some entry of ") + path(test.of) + " has " + list(test);
      case PredicateKind::every_entry:
        return (test.negated ? "not every entry of " : "every entry of ") + path(test.of) + " has " +
               list(test);
      case PredicateKind::no_entries:
        return path(test.of) + (test.negated ? " has entries" : " has no entries");
      case PredicateKind::duplicates:
        return path(test.of) + (test.negated ? " has no" : " has") + " entries with the same " +
               std::string(test.attribute);
      case PredicateKind::exists:
        return "<" + path(test.of) + ">" + (test.negated ? " is not written" : " is written");
      case PredicateKind::fact_is:
        return "the settings " + std::string(test.negated ? "do not say" : "say") + " that " +
               std::string(test.attribute) + " is " + texts(test);
      default:
        return name(test) + " " + predicate(test);
    }
  }

 private:
  /// Of the value, or of the attribute of an entry.
  std::string name(const Predicate& test) const {
    return std::string(test.attribute.empty() ? rule_.values[test.of].name : test.attribute);
  }

  std::string predicate(const Predicate& test) const {
    const std::string is = test.negated ? "is not" : "is";
    switch (test.kind) {
      case PredicateKind::number_in:
        return is + " one of " + base::join_words(words(test), "or");
      case PredicateKind::text_in:
        return is + " one of " + texts(test);
      case PredicateKind::has_flag:
        return (test.negated ? "has none of " : "has ") + base::join_words(words(test), "or");
      case PredicateKind::empty:
        return is + " empty";
      case PredicateKind::written:
        return is + " written";
      case PredicateKind::inherited:
        return is + " inherited";
      case PredicateKind::not_default:
        return test.negated ? "is the default" : "is not the default";
      case PredicateKind::matches:
        return (test.negated ? "does not match " : "matches ") + texts(test);
      case PredicateKind::same_as:
        return is + " the same as " + std::string(rule_.values[test.other].name);
      case PredicateKind::holds_token:
        return test.negated ? "holds no token" : "holds a token";
      case PredicateKind::contains:
        return (test.negated ? "does not list " : "lists ") + texts(test);
      default:
        return is + (test.kind == PredicateKind::more_than ? " above " : " below ") + limit(test);
    }
  }

  std::string limit(const Predicate& test) const {
    if (test.param != kNoIndex) return "the limit " + std::string(rule_.info->params[test.param].name);
    if (test.other != kNoIndex) return std::string(rule_.values[test.other].name);
    return std::to_string(test.limit);
  }

  std::string texts(const Predicate& test) const {
    Words words;
    for (const std::string_view text : test.texts)
      words.push_back("\"" + std::string(text) + "\"");
    return base::join_words(words, "or");
  }

  /// The words of the fact for the bits of the mask; numbers where it has no words.
  Words words(const Predicate& test) const {
    Words words;
    const schema::ValueFact* value =
        test.attribute.empty() ? facts_.attributes[rule_.values[test.of].fact].value : nullptr;
    if (value != nullptr && !value->words.empty()) {
      for (const schema::Word& word : value->words) {
        const std::uint64_t bit =
            test.kind == PredicateKind::has_flag ? word.number : std::uint64_t{1} << word.number;
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

  std::string list(const Predicate& test) const {
    std::string result;
    for (const Predicate& one : std::span(test.tests, test.test_count))
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

std::string text_of(const Predicate& test, const Rule& rule, const schema::Catalog& facts) {
  return Wording(rule, facts).of(test);
}

}  // namespace iislint::rules
