#include "rules/evaluation/condition.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/glob.h"
#include "base/text.h"

namespace iislint::rules {
namespace {

using config::Entries;
using config::Part;
using config::Truth;
using config::Value;

Truth truth(bool answer) {
  return answer ? Truth::yes : Truth::no;
}

std::span<const Test> tests_of(const Test& test) {
  return {test.tests, test.test_count};
}

bool lists(std::string_view text, std::string_view word) {
  for (const std::string_view item : base::split(text, ',')) {
    if (base::equals_ignoring_case(base::trim(item), word)) return true;
  }
  return false;
}

template <typename Fits>
bool any_text(const Test& test, Fits&& fits) {
  return std::any_of(test.texts.begin(), test.texts.end(), fits);
}

bool has_number(const Test& test, std::int64_t number) {
  return std::find(test.numbers.begin(), test.numbers.end(), number) != test.numbers.end();
}

/// The limit of a comparison; nothing when it is another value that is not known.
std::optional<std::int64_t> limit_of(const Test& test, const Grounds& grounds) {
  if (test.param != kNoIndex) return grounds.param_at(test.param);
  if (test.other == kNoIndex) return test.limit;
  const Value& other = grounds.value_at(test.other);
  if (!other.is_known()) return std::nullopt;
  return other.number;
}

Truth compare(const Test& test, const Value& value, const Grounds& grounds) {
  const auto limit = limit_of(test, grounds);
  if (!limit) return Truth::unknown;
  return truth(test.kind == TestKind::more_than ? value.number > *limit : value.number < *limit);
}

Truth is_same(const Test& test, const Value& value, const Grounds& grounds) {
  const Value& other = grounds.value_at(test.other);
  if (!other.is_known()) return Truth::unknown;
  const bool is_text = value.fact->value->type == schema::ValueType::string;
  return truth(is_text ? base::equals_ignoring_case(value.text, other.text) : value.number == other.number);
}

Truth fits(const Test& test, const Value& value, const Grounds& grounds) {
  if (!value.is_known()) return Truth::unknown;
  const auto number = static_cast<std::uint64_t>(value.number);
  switch (test.kind) {
    case TestKind::number_in:
      return truth((number < 64 && ((test.mask >> number) & 1u) != 0) || has_number(test, value.number));
    case TestKind::text_in:
      return truth(
          any_text(test, [&](std::string_view t) { return base::equals_ignoring_case(value.text, t); }));
    case TestKind::has_flag:
      return truth((number & test.mask) != 0);
    case TestKind::empty:
      return truth(value.text.empty());
    case TestKind::written:
      return truth(value.is_written());
    case TestKind::inherited:
      return truth(value.origin == config::Origin::inherited);
    case TestKind::not_default:
      return truth(config::differs_from_default(value));
    case TestKind::matches:
      return truth(any_text(test, [&](std::string_view t) { return base::matches_glob(value.text, t); }));
    case TestKind::contains:
      return truth(any_text(test, [&](std::string_view t) { return lists(value.text, t); }));
    case TestKind::same_as:
      return is_same(test, value, grounds);
    default:
      return compare(test, value, grounds);
  }
}

/// The answer over all entries: what stands for "there may be others" is unknown.
Truth some_entry(const Test& test, const Entries& entries, const Grounds& grounds) {
  Truth best = Truth::no;
  for (const Part& entry : entries.in_force)
    best = std::max(best, entry_fits(tests_of(test), entry, grounds));
  for (const Part& entry : entries.perhaps) {
    if (entry_fits(tests_of(test), entry, grounds) != Truth::no) best = std::max(best, Truth::unknown);
  }
  return entries.may_be_incomplete ? std::max(best, Truth::unknown) : best;
}

Truth every_entry(const Test& test, const Entries& entries, const Grounds& grounds) {
  Truth least = Truth::yes;
  for (const Part& entry : entries.in_force)
    least = std::min(least, entry_fits(tests_of(test), entry, grounds));
  for (const Part& entry : entries.perhaps) {
    if (entry_fits(tests_of(test), entry, grounds) != Truth::yes) least = std::min(least, Truth::unknown);
  }
  return entries.may_be_incomplete ? std::min(least, Truth::unknown) : least;
}

Truth no_entries(const Entries& entries) {
  if (!entries.in_force.empty()) return Truth::no;
  return entries.may_be_incomplete || !entries.perhaps.empty() ? Truth::unknown : Truth::yes;
}

Truth duplicates(const Test& test, const Entries& entries) {
  std::set<std::string> seen;
  Truth result = entries.may_be_incomplete ? Truth::unknown : Truth::no;
  for (const Part& entry : entries.in_force) {
    const Value value = config::entry_value(entry, test.attribute);
    if (!value.is_known()) {
      result = std::max(result, Truth::unknown);
    } else if (!seen.insert(base::lower(value.text)).second) {
      return Truth::yes;
    }
  }
  return result;
}

Truth some_hold(std::span<const Test> tests, const Grounds& grounds) {
  Truth best = Truth::no;
  for (const Test& test : tests) {
    best = std::max(best, truth_of(test, grounds));
    if (best == Truth::yes) break;
  }
  return best;
}

Truth plain_truth_of(const Test& test, const Grounds& grounds) {
  switch (test.kind) {
    case TestKind::any_of:
      return some_hold(tests_of(test), grounds);
    case TestKind::all_of:
      return all_hold(tests_of(test), grounds);
    case TestKind::any_entry:
      return some_entry(test, grounds.entries_at(test.of), grounds);
    case TestKind::every_entry:
      return every_entry(test, grounds.entries_at(test.of), grounds);
    case TestKind::no_entries:
      return no_entries(grounds.entries_at(test.of));
    case TestKind::duplicates:
      return duplicates(test, grounds.entries_at(test.of));
    case TestKind::exists:
      return grounds.exists_at(test.of);
    case TestKind::fact_is: {
      const std::string_view said = grounds.fact_at(test.attribute);
      return truth(any_text(test, [said](std::string_view word) { return word == said; }));
    }
    default:
      return fits(test, grounds.value_at(test.of), grounds);
  }
}

/// A test of an entry: groups hold tests of the same entry.
Truth entry_truth(const Test& test, const Part& entry, const Grounds& grounds) {
  Truth result = Truth::no;
  if (test.kind == TestKind::all_of) {
    result = entry_fits(tests_of(test), entry, grounds);
  } else if (test.kind == TestKind::any_of) {
    for (const Test& one : tests_of(test))
      result = std::max(result, entry_truth(one, entry, grounds));
  } else {
    result = fits(test, config::entry_value(entry, test.attribute), grounds);
  }
  return test.negated ? !result : result;
}

}  // namespace

Truth truth_of(const Test& test, const Grounds& grounds) {
  const Truth result = plain_truth_of(test, grounds);
  return test.negated ? !result : result;
}

Truth all_hold(std::span<const Test> tests, const Grounds& grounds) {
  Truth least = Truth::yes;
  for (const Test& test : tests) {
    least = std::min(least, truth_of(test, grounds));
    if (least == Truth::no) break;
  }
  return least;
}

Truth entry_fits(std::span<const Test> tests, const Part& entry, const Grounds& grounds) {
  Truth least = Truth::yes;
  for (const Test& test : tests) {
    least = std::min(least, entry_truth(test, entry, grounds));
    if (least == Truth::no) break;
  }
  return least;
}

}  // namespace iislint::rules
