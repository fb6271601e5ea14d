#include "rules/evaluation/view/condition.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/glob.h"
#include "base/text.h"
#include "values/deployment_token.h"

namespace iislint::rules {
namespace {

using config::ElementRef;
using config::Entries;
using config::Tristate;
using config::Value;

Tristate truth(bool answer) {
  return answer ? Tristate::yes : Tristate::no;
}

std::span<const Predicate> tests_of(const Predicate& test) {
  return {test.tests, test.test_count};
}

bool lists(std::string_view text, std::string_view word) {
  for (const std::string_view item : base::split(text, ',')) {
    if (base::equals_ignoring_case(base::trim(item), word)) return true;
  }
  return false;
}

template <typename Fits>
bool any_text(const Predicate& test, Fits&& fits) {
  return std::any_of(test.texts.begin(), test.texts.end(), fits);
}

bool has_number(const Predicate& test, std::int64_t number) {
  return std::find(test.numbers.begin(), test.numbers.end(), number) != test.numbers.end();
}

/// The limit of a comparison; nothing when it is another value that is not known.
std::optional<std::int64_t> limit_of(const Predicate& test, const EvalContext& grounds) {
  if (test.param != kNoIndex) return grounds.param_at(test.param);
  if (test.other == kNoIndex) return test.limit;
  const Value& other = grounds.value_at(test.other);
  if (!other.is_known()) return std::nullopt;
  return other.number;
}

Tristate compare(const Predicate& test, const Value& value, const EvalContext& grounds) {
  const auto limit = limit_of(test, grounds);
  if (!limit) return Tristate::unknown;
  return truth(test.kind == PredicateKind::more_than ? value.number > *limit : value.number < *limit);
}

Tristate is_same(const Predicate& test, const Value& value, const EvalContext& grounds) {
  const Value& other = grounds.value_at(test.other);
  if (!other.is_known()) return Tristate::unknown;
  const bool is_text = value.fact->value->type == schema::ValueType::string;
  return truth(is_text ? base::equals_ignoring_case(value.text, other.text) : value.number == other.number);
}

Tristate fits(const Predicate& test, const Value& value, const EvalContext& grounds) {
  if (!value.is_known()) return Tristate::unknown;
  const auto number = static_cast<std::uint64_t>(value.number);
  switch (test.kind) {
    case PredicateKind::number_in:
      return truth((number < 64 && ((test.mask >> number) & 1u) != 0) || has_number(test, value.number));
    case PredicateKind::text_in:
      return truth(
          any_text(test, [&](std::string_view t) { return base::equals_ignoring_case(value.text, t); }));
    case PredicateKind::has_flag:
      return truth((number & test.mask) != 0);
    case PredicateKind::empty:
      return truth(value.text.empty());
    case PredicateKind::written:
      return truth(value.is_written());
    case PredicateKind::inherited:
      return truth(value.origin == config::Origin::inherited);
    case PredicateKind::not_default:
      return truth(config::differs_from_default(value));
    case PredicateKind::matches:
      return truth(any_text(test, [&](std::string_view t) { return base::matches_glob(value.text, t); }));
    case PredicateKind::contains:
      return truth(any_text(test, [&](std::string_view t) { return lists(value.text, t); }));
    case PredicateKind::holds_token:
      return truth(!values::deployment_token(value.text, values::TokenForms::likely).empty());
    case PredicateKind::same_as:
      return is_same(test, value, grounds);
    default:
      return compare(test, value, grounds);
  }
}

/// Whether a test of an entry asks for more than the entry: then each subject has an answer of its own.
bool depends_on_subject(const Predicate& test) {
  const auto inner = tests_of(test);
  return test.other != kNoIndex || std::any_of(inner.begin(), inner.end(), depends_on_subject);
}

/// The greatest answer of the entries in force. Entries that thousands of places inherit are judged once.
template <typename Judge>
Tristate greatest(const Predicate& test, const config::Collection& entries, Judge&& judge) {
  if (!depends_on_subject(test)) return entries.greatest(&test, judge);
  Tristate best = Tristate::no;
  for (const ElementRef& entry : entries)
    best = std::max(best, judge(entry));
  return best;
}

/// The answer over all entries: what stands for "there may be others" is unknown.
Tristate some_entry(const Predicate& test, const Entries& entries, const EvalContext& grounds) {
  Tristate best = greatest(test, entries.in_force, [&](const ElementRef& entry) {
    return entry_fits(tests_of(test), entry, grounds);
  });
  for (const ElementRef& entry : entries.perhaps) {
    if (entry_fits(tests_of(test), entry, grounds) != Tristate::no) best = std::max(best, Tristate::unknown);
  }
  return entries.may_be_incomplete ? std::max(best, Tristate::unknown) : best;
}

Tristate every_entry(const Predicate& test, const Entries& entries, const EvalContext& grounds) {
  Tristate least = !greatest(test, entries.in_force, [&](const ElementRef& entry) {
    return !entry_fits(tests_of(test), entry, grounds);
  });
  for (const ElementRef& entry : entries.perhaps) {
    if (entry_fits(tests_of(test), entry, grounds) != Tristate::yes)
      least = std::min(least, Tristate::unknown);
  }
  return entries.may_be_incomplete ? std::min(least, Tristate::unknown) : least;
}

Tristate no_entries(const Entries& entries) {
  if (!entries.in_force.empty()) return Tristate::no;
  return entries.may_be_incomplete || !entries.perhaps.empty() ? Tristate::unknown : Tristate::yes;
}

Tristate duplicates(const Predicate& test, const Entries& entries) {
  std::set<std::string> seen;
  Tristate result = entries.may_be_incomplete ? Tristate::unknown : Tristate::no;
  for (const ElementRef& entry : entries.in_force) {
    const Value value = config::entry_value(entry, test.attribute);
    if (!value.is_known()) {
      result = std::max(result, Tristate::unknown);
    } else if (!seen.insert(base::lower(value.text)).second) {
      return Tristate::yes;
    }
  }
  return result;
}

Tristate some_hold(std::span<const Predicate> tests, const EvalContext& grounds) {
  Tristate best = Tristate::no;
  for (const Predicate& test : tests) {
    best = std::max(best, truth_of(test, grounds));
    if (best == Tristate::yes) break;
  }
  return best;
}

Tristate plain_truth_of(const Predicate& test, const EvalContext& grounds) {
  switch (test.kind) {
    case PredicateKind::any_of:
      return some_hold(tests_of(test), grounds);
    case PredicateKind::all_of:
      return all_hold(tests_of(test), grounds);
    case PredicateKind::any_entry:
      return some_entry(test, grounds.entries_at(test.of), grounds);
    case PredicateKind::every_entry:
      return every_entry(test, grounds.entries_at(test.of), grounds);
    case PredicateKind::no_entries:
      return no_entries(grounds.entries_at(test.of));
    case PredicateKind::duplicates:
      return duplicates(test, grounds.entries_at(test.of));
    case PredicateKind::exists:
      return grounds.exists_at(test.of);
    case PredicateKind::fact_is: {
      const std::string_view said = grounds.fact_at(test.attribute);
      return truth(any_text(test, [said](std::string_view word) { return word == said; }));
    }
    default:
      return fits(test, grounds.value_at(test.of), grounds);
  }
}

/// A test of an entry: groups hold tests of the same entry.
Tristate entry_truth(const Predicate& test, const ElementRef& entry, const EvalContext& grounds) {
  Tristate result = Tristate::no;
  if (test.kind == PredicateKind::all_of) {
    result = entry_fits(tests_of(test), entry, grounds);
  } else if (test.kind == PredicateKind::any_of) {
    for (const Predicate& one : tests_of(test))
      result = std::max(result, entry_truth(one, entry, grounds));
  } else {
    result = fits(test, config::entry_value(entry, test.attribute), grounds);
  }
  return test.negated ? !result : result;
}

}  // namespace

Tristate truth_of(const Predicate& test, const EvalContext& grounds) {
  const Tristate result = plain_truth_of(test, grounds);
  return test.negated ? !result : result;
}

Tristate all_hold(std::span<const Predicate> tests, const EvalContext& grounds) {
  Tristate least = Tristate::yes;
  for (const Predicate& test : tests) {
    least = std::min(least, truth_of(test, grounds));
    if (least == Tristate::no) break;
  }
  return least;
}

Tristate entry_fits(std::span<const Predicate> tests, const ElementRef& entry, const EvalContext& grounds) {
  Tristate least = Tristate::yes;
  for (const Predicate& test : tests) {
    least = std::min(least, entry_truth(test, entry, grounds));
    if (least == Tristate::no) break;
  }
  return least;
}

ElementRef first_fitting(std::span<const Predicate> tests, const config::Collection& entries,
                         const xml::Document& document, const EvalContext& grounds) {
  const auto judge = [&](const ElementRef& entry) {
    return entry.document == &document ? entry_fits(tests, entry, grounds) : Tristate::no;
  };
  static constexpr char kAnyEntry = 0;
  const void* question = tests.empty() ? static_cast<const void*>(&kAnyEntry) : tests.data();
  if (std::none_of(tests.begin(), tests.end(), depends_on_subject)) return entries.first(question, judge);
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const ElementRef& entry) { return judge(entry) == Tristate::yes; });
  return found == entries.end() ? ElementRef() : *found;
}

}  // namespace iislint::rules
