#include "schema/catalog/value.h"

#include <charconv>
#include <limits>

#include "base/text.h"
#include "values/time_span.h"

namespace iislint::schema {
namespace {

std::optional<std::int64_t> plain_flags(const ValueFact& value, std::string_view text) {
  std::uint32_t sum = 0;
  if (text.empty()) return 0;
  for (;;) {
    const std::size_t comma = text.find(',');
    const Word* word = find_word(value, text.substr(0, comma));
    if (word == nullptr || (sum & word->number) != 0) return std::nullopt;
    sum |= word->number;
    if (comma == std::string_view::npos) return sum;
    text.remove_prefix(comma + 1);
    while (!text.empty() && text.front() == ' ')
      text.remove_prefix(1);
  }
}

/// The time in ticks, if the range of the attribute lets it pass.
std::optional<std::int64_t> in_range(const ValueFact& value, std::int64_t ticks) {
  const std::int64_t seconds = ticks / values::kTicksPerSecond;
  const bool whole = ticks % values::kTicksPerSecond == 0;
  const bool above = seconds > value.maximum || (seconds == value.maximum && !whole);
  const bool in_gap = value.has_gap && seconds >= value.gap_begin &&
                      (seconds < value.gap_end || (seconds == value.gap_end && whole));
  const bool even = value.granularity == 0 || (whole && seconds % value.granularity == 0);
  if (in_gap || (value.has_range && (seconds < value.minimum || above)) || !even) return std::nullopt;
  return ticks;
}

std::optional<std::int64_t> plain_time_span(const ValueFact& value, std::string_view text) {
  if (!text.empty() && text.front() == '-') return std::nullopt;
  if (value.unit != TimeUnit::text) {
    constexpr std::int64_t kMaxMinutes =
        std::numeric_limits<std::int64_t>::max() / values::kTicksPerSecond / 60;
    const auto number = plain_integer(ValueType::int64, text);
    if (!number || *number > kMaxMinutes) return std::nullopt;
    return in_range(value, *number * (value.unit == TimeUnit::minutes ? 60 : 1) * values::kTicksPerSecond);
  }
  const values::TimeSpan span = values::parse_time_span(text);
  return span.form == values::TimeSpanForm::good ? in_range(value, span.ticks) : std::nullopt;
}

bool is_path(std::string_view text) {
  if (text.empty() || text.front() != '/') return false;
  if (text == "/") return true;
  if (text.back() == '/') return false;
  for (const std::string_view segment : base::split(text.substr(1), '/')) {
    if (segment == "." || segment == "..") return false;
  }
  return true;
}

/// As EnumConverter of .NET reads it.
std::optional<std::int64_t> loose_word(const ValueFact& value, std::string_view text) {
  if (const Word* word = find_word_ignoring_case(value, text); word != nullptr) return word->number;
  const auto number = plain_integer(ValueType::int32, text);
  for (const Word& word : value.words) {
    if (number && static_cast<std::int32_t>(word.number) == *number) return word.number;
  }
  return std::nullopt;
}

}  // namespace

const Word* find_word(const ValueFact& value, std::string_view name) {
  for (const Word& word : value.words) {
    if (word.name == name) return &word;
  }
  return nullptr;
}

const Word* find_word_ignoring_case(const ValueFact& value, std::string_view name) {
  for (const Word& word : value.words) {
    if (base::equals_ignoring_case(word.name, name)) return &word;
  }
  return nullptr;
}

std::optional<std::int64_t> plain_integer(ValueType type, std::string_view text) {
  const std::string_view digits = !text.empty() && text.front() == '-' ? text.substr(1) : text;
  if (digits.empty() || !base::is_digit(digits.front())) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (type == ValueType::uint32 &&
      (text.front() == '-' || number > std::numeric_limits<std::uint32_t>::max())) {
    return std::nullopt;
  }
  const bool fits32 = number >= std::numeric_limits<std::int32_t>::min() &&
                      number <= std::numeric_limits<std::int32_t>::max();
  if (type == ValueType::int32 && !fits32) return std::nullopt;
  return number;
}

bool passes(Validator validator, std::string_view text) {
  switch (validator) {
    case Validator::none:
      return true;
    case Validator::site_name:
      return !text.empty() && text.find_first_of("/?") == std::string_view::npos;
    case Validator::application_pool_name:
      return !text.empty() && text.find_first_of("|<>&\"/[]+=;:,?*@\\") == std::string_view::npos;
    case Validator::application_path:
    case Validator::virtual_directory_path:
      return is_path(text);
    case Validator::trimmed:
      return base::trim(text).size() == text.size();
  }
  return true;
}

std::optional<std::int64_t> plain_value(const AttributeFact& fact, std::string_view text) {
  const ValueFact& value = *fact.value;
  if (value.infinite && text == kInfinite) return std::numeric_limits<std::int64_t>::max();
  switch (value.type) {
    case ValueType::string:
      if (value.not_empty && text.empty()) return std::nullopt;
      if (!passes(fact.validator, text)) return std::nullopt;
      return 0;
    case ValueType::boolean:
      if (text == "true") return 1;
      if (text == "false") return 0;
      return std::nullopt;
    case ValueType::enumeration:
      if (const Word* word = find_word(value, text); word != nullptr) return word->number;
      return value.doubtful ? loose_word(value, text) : std::nullopt;
    case ValueType::flags:
      return plain_flags(value, text);
    case ValueType::time_span:
      return plain_time_span(value, text);
    case ValueType::int32:
    case ValueType::uint32:
    case ValueType::int64:
      break;
  }
  const auto number = plain_integer(value.type, text);
  if (!number) return std::nullopt;
  if (value.has_range && (*number < value.minimum || *number > value.maximum)) return std::nullopt;
  if (value.has_gap && *number >= value.gap_begin && *number <= value.gap_end) return std::nullopt;
  return number;
}

std::int64_t default_number(const AttributeFact& fact) {
  if (!fact.has_default) return 0;
  return plain_value(fact, fact.default_value).value_or(0);
}

}  // namespace iislint::schema
