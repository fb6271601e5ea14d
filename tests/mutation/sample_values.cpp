#include "sample_values.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/text.h"
#include "schema/catalog/value.h"
#include "values/time_span.h"

namespace iislint::mutation {
namespace {

using schema::TimeUnit;
using schema::Validator;
using schema::ValueFact;
using schema::ValueType;

struct Range {
  std::int64_t low;
  std::int64_t high;
};

/// What the attribute may hold, a gap aside; for a timeSpan in seconds.
Range range_of(const ValueFact& value) {
  if (value.has_range) return {value.minimum, value.maximum};
  switch (value.type) {
    case ValueType::uint32:
      return {0, std::numeric_limits<std::uint32_t>::max()};
    case ValueType::int32:
      return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    default:
      return {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
  }
}

bool is_in_gap(const ValueFact& value, std::int64_t number) {
  return value.has_gap && number >= value.gap_begin && number <= value.gap_end;
}

std::vector<std::string> legal_integers(const ValueFact& value) {
  const Range range = range_of(value);
  std::vector<std::string> result;
  for (const std::int64_t number : {range.low, range.high, value.gap_begin - 1, value.gap_end + 1,
                                    std::clamp<std::int64_t>(7, range.low, range.high)}) {
    const bool allowed = number >= range.low && number <= range.high && !is_in_gap(value, number);
    if (allowed) result.push_back(std::to_string(number));
  }
  return result;
}

std::string written_time(const ValueFact& value, std::int64_t seconds) {
  if (value.unit == TimeUnit::text) return values::print_time_span(seconds);
  return std::to_string(seconds / (value.unit == TimeUnit::minutes ? 60 : 1));
}

/// What a timeSpan must be a multiple of.
std::int64_t step_of(const ValueFact& value) {
  return std::max<std::int64_t>(value.granularity, value.unit == TimeUnit::minutes ? 60 : 1);
}

std::vector<std::string> legal_times(const ValueFact& value) {
  if (!value.has_range) return {written_time(value, 60), written_time(value, 90'060)};
  const std::int64_t step = step_of(value);
  const std::int64_t low = std::max<std::int64_t>(value.minimum, 0);
  return {written_time(value, (low + step - 1) / step * step),
          written_time(value, value.maximum / step * step)};
}

std::vector<std::string> legal_flags(const ValueFact& value) {
  std::vector<std::string> result;
  std::string all;
  std::uint32_t sum = 0;
  for (const schema::Word& word : value.words) {
    result.emplace_back(word.name);
    if ((sum & word.number) != 0) continue;
    sum |= word.number;
    all += (all.empty() ? "" : ", ") + std::string(word.name);
  }
  result.push_back(all);
  return result;
}

std::vector<std::string> legal_texts(const schema::AttributeFact& fact) {
  if (fact.validator == Validator::application_path || fact.validator == Validator::virtual_directory_path)
    return {"/one", "/two/three", "/"};
  return {"one", "two"};
}

}  // namespace

std::vector<std::string> legal_values(const schema::AttributeFact& fact) {
  const ValueFact& value = *fact.value;
  std::vector<std::string> result;
  switch (value.type) {
    case ValueType::string:
      result = legal_texts(fact);
      break;
    case ValueType::boolean:
      result = {"true", "false"};
      break;
    case ValueType::enumeration:
      for (const schema::Word& word : value.words) {
        result.emplace_back(word.name);
        if (!value.doubtful) continue;  // .NET reads it in any letter case, and as a number
        result.push_back(base::lower(word.name));
        result.push_back(std::to_string(static_cast<std::int32_t>(word.number)));
      }
      break;
    case ValueType::flags:
      result = legal_flags(value);
      break;
    case ValueType::time_span:
      result = legal_times(value);
      break;
    default:
      result = legal_integers(value);
  }
  if (value.infinite) result.emplace_back("Infinite");
  if (fact.has_default && !fact.required) result.emplace_back(fact.default_value);
  return result;
}

std::string sample_value(const schema::AttributeFact& fact, std::size_t number) {
  const std::vector<std::string> values = legal_values(fact);
  if (fact.value->type != ValueType::string) return values[number % values.size()];
  return values.front() + std::to_string(number);
}

namespace {

using diag::Severity;

/// What no attribute of any type has as a word.
const std::string kUnheardOf = "Zzunheard";

class WrongValues {
 public:
  explicit WrongValues(const schema::AttributeFact& fact) : fact_(fact), value_(*fact.value) {}

  std::vector<WrongValue> all() {
    switch (value_.type) {
      case ValueType::string:
        texts();
        break;
      case ValueType::boolean:
        booleans();
        break;
      case ValueType::enumeration:
        words();
        break;
      case ValueType::flags:
        flags();
        break;
      case ValueType::time_span:
        value_.unit == TimeUnit::text ? times() : counted_times();
        break;
      default:
        integers();
    }
    return std::move(result_);
  }

 private:
  void add(Kind kind, std::string text, std::string_view rule, Severity least = Severity::error,
           std::string part = {}) {
    result_.push_back({kind, std::move(text), rule, least, std::move(part)});
  }

  /// What is wrong with any value that is no text.
  void empty_and_untrimmed() {
    add(Kind::value_empty, "", "empty-value");
    add(Kind::value_empty, "  ", "empty-value");
    add(Kind::value_untrimmed, " " + legal_values(fact_).front() + " ", "untrimmed-value", Severity::warning);
  }

  void texts() {
    if (value_.not_empty) add(Kind::value_empty, "", "empty-value");
    switch (fact_.validator) {
      case Validator::none:
        return;
      case Validator::site_name:
        add(Kind::value_empty, "", "empty-value");
        for (const char* name : {"a/b", "/", "a?b"})
          add(Kind::value_name, name, "invalid-name");
        return;
      case Validator::application_pool_name:
        add(Kind::value_empty, "", "empty-value");
        for (const char* bad : {"|", "&lt;", ">", "&amp;", "&quot;", "/", "\\", "[", "]", "+", "=", ";", ":",
                                ",", "?", "*", "@"}) {
          add(Kind::value_name, "a" + std::string(bad) + "b", "invalid-name");
        }
        return;
      case Validator::application_path:
      case Validator::virtual_directory_path:
        add(Kind::value_empty, "", "empty-value");
        for (const char* path : {"one", "/one/", "/one/../two", "/./one", "/..", "one/two"})
          add(Kind::value_name, path, "invalid-name");
        return;
      case Validator::trimmed:
        for (const char* text : {" one", "one ", " "})
          add(Kind::value_untrimmed, text, "untrimmed-value");
    }
  }

  void booleans() {
    for (const char* word : {"maybe", "1", "0", "yes", "ture"})
      add(Kind::bool_word, word, "invalid-bool");
    add(Kind::value_case, "True", "letter-case", Severity::info);
    add(Kind::value_case, "FALSE", "letter-case", Severity::info);
    empty_and_untrimmed();
  }

  void words() {
    add(Kind::enum_word, kUnheardOf, "invalid-enum");
    add(Kind::enum_number, "4294967294", "invalid-enum");
    if (value_.doubtful) return empty_and_untrimmed();  // any letter case and the numbers are right
    for (const schema::Word& word : value_.words) {
      const std::string longer = std::string(word.name) + word.name.back();
      if (schema::find_word_ignoring_case(value_, longer) == nullptr && !base::is_digit(longer.front()))
        add(Kind::enum_slip, longer, "invalid-enum");
      const std::string other = other_case(word.name);
      if (other != word.name && schema::find_word(value_, other) == nullptr)
        add(Kind::value_case, other, "letter-case", Severity::warning);
      const std::string number = std::to_string(word.number);
      if (schema::find_word(value_, number) == nullptr)
        add(Kind::enum_number, number, "numeric-value", Severity::warning);
    }
    empty_and_untrimmed();
  }

  void flags() {
    const auto some = std::find_if(value_.words.begin(), value_.words.end(),
                                   [](const schema::Word& word) { return word.number != 0; });
    const std::string word(some->name);
    add(Kind::flag_word, kUnheardOf, "invalid-flags");
    add(Kind::flag_word, word + ", " + kUnheardOf, "invalid-flags", Severity::error, kUnheardOf);
    add(Kind::flag_word, word + "," + kUnheardOf, "invalid-flags", Severity::error, kUnheardOf);
    add(Kind::flag_separator, word + ";" + std::string(value_.words.back().name), "invalid-flags");
    add(Kind::flag_separator, word + ",", "invalid-flags", Severity::warning);
    add(Kind::flag_twice, word + "," + word, "flags-duplicate", Severity::info, word);
    add(Kind::value_case, other_case(word), "letter-case", Severity::warning);
  }

  void integers() {
    for (const char* text : {"abc", "1.5", "12px", "-"})
      add(Kind::integer_letters, text, "invalid-integer");
    const Range range = range_of(value_);
    const bool wide = value_.type == ValueType::int64 && !value_.has_range;
    const std::string below = wide ? "-9223372036854775809" : std::to_string(range.low - 1);
    const bool is_no_uint = value_.type == ValueType::uint32 && below.front() == '-';
    add(Kind::integer_below, below, is_no_uint ? "invalid-integer" : "value-out-of-range");
    add(Kind::integer_above, wide ? "9223372036854775808" : std::to_string(range.high + 1),
        "value-out-of-range");
    add(Kind::integer_above, "99999999999999999999", "value-out-of-range");
    if (value_.has_gap) {
      for (const std::int64_t number :
           {value_.gap_begin, value_.gap_begin + (value_.gap_end - value_.gap_begin) / 2, value_.gap_end})
        add(Kind::integer_gap, std::to_string(number), "value-out-of-range");
    }
    if (!value_.infinite) add(Kind::integer_letters, "Infinite", "invalid-integer");
    empty_and_untrimmed();
  }

  /// Whether values out of range are refused is not settled for some.
  Severity of_range() const { return value_.doubtful ? Severity::warning : Severity::error; }

  void times() {
    for (const char* text : {"soon", "10 minutes", "00:75:00", "1.00:61:00", "00:00:60", "00:00:00:00:00"})
      add(Kind::time_form, text, "invalid-timespan");
    for (const char* text : {"60", "01:30", "1:02:03:04"})
      add(Kind::time_doubtful_form, text, "invalid-timespan", Severity::warning);
    if (!value_.infinite) add(Kind::time_form, "Infinite", "invalid-timespan");
    add(Kind::time_above, "99999999.00:00:00", "value-out-of-range");
    if (!value_.has_range) {
      add(Kind::time_negative, "-00:01:00", "timespan-negative", Severity::warning);
    } else if (value_.minimum >= 0) {
      const std::string below =
          value_.minimum == 0 ? "-00:01:00" : values::print_time_span(value_.minimum - 1);
      add(Kind::time_below, below, "value-out-of-range", of_range());
    }
    limits();
    empty_and_untrimmed();
  }

  void counted_times() {
    for (const char* text : {"soon", "1.5", "10 minutes"})
      add(Kind::time_form, text, "invalid-timespan");
    add(Kind::time_doubtful_form, "00:10:00", "invalid-timespan", Severity::warning);
    if (!value_.infinite) add(Kind::time_form, "Infinite", "invalid-timespan");
    if (value_.has_range) {
      const std::int64_t unit = value_.unit == TimeUnit::minutes ? 60 : 1;
      const std::int64_t lowest = (value_.minimum + unit - 1) / unit;
      add(Kind::time_below, std::to_string(lowest - 1), "value-out-of-range", of_range());
    }
    limits();
    empty_and_untrimmed();
  }

  void limits() {
    constexpr std::int64_t kMaxSeconds = std::numeric_limits<std::int64_t>::max() / values::kTicksPerSecond;
    if (!value_.has_range) return;
    const std::int64_t step = step_of(value_);
    if (value_.maximum + step <= kMaxSeconds)
      add(Kind::time_above, written_time(value_, value_.maximum + step), "value-out-of-range", of_range());
    const std::int64_t even = (std::max<std::int64_t>(value_.minimum, 0) + step - 1) / step * step;
    if (value_.granularity > 1 && value_.unit == TimeUnit::text && even + 1 <= value_.maximum)
      add(Kind::time_uneven, values::print_time_span(even + 1), "value-out-of-range", of_range());
  }

  const schema::AttributeFact& fact_;
  const ValueFact& value_;
  std::vector<WrongValue> result_;
};

}  // namespace

std::vector<WrongValue> wrong_values(const schema::AttributeFact& fact) {
  return WrongValues(fact).all();
}

}  // namespace iislint::mutation
