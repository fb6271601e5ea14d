#include "fact_text.h"

#include <algorithm>
#include <limits>
#include <map>

#include "base/text.h"

namespace iislint::tools {
namespace {

using schema::KeyRole;
using schema::Validator;
using schema::ValueFact;
using schema::ValueType;

std::string type_text(ValueType type) {
  constexpr const char* kNames[] = {"string", "bool", "enum", "flags", "int", "uint", "int64", "timeSpan"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string unit_text(schema::TimeUnit unit) {
  constexpr const char* kNames[] = {"string", "seconds", "minutes"};
  return kNames[static_cast<std::size_t>(unit)];
}

std::string key_text(KeyRole key) {
  constexpr const char* kNames[] = {"none", "unique", "combined"};
  return kNames[static_cast<std::size_t>(key)];
}

std::string validator_text(Validator validator, bool not_empty) {
  constexpr const char* kNames[] = {"none",
                                    "siteName",
                                    "applicationPoolName",
                                    "applicationPath",
                                    "virtualDirectoryPath",
                                    "requireTrimmedString"};
  if (validator == Validator::none && not_empty) return "nonEmptyString";
  return kNames[static_cast<std::size_t>(validator)];
}

/// The legal numbers: a range that excludes and one that includes the rest are the same.
std::string range_text(const ValueFact& value) {
  using Limits = std::numeric_limits<std::int64_t>;
  std::int64_t low = Limits::min(), high = Limits::max();
  if (value.type == ValueType::int32) low = std::numeric_limits<std::int32_t>::min();
  if (value.type == ValueType::int32) high = std::numeric_limits<std::int32_t>::max();
  if (value.type == ValueType::uint32) low = 0;
  if (value.type == ValueType::uint32) high = std::numeric_limits<std::uint32_t>::max();
  const bool is_number = value.type != ValueType::time_span && value.type != ValueType::int32 &&
                         value.type != ValueType::uint32 && value.type != ValueType::int64;
  const auto piece = [&](std::int64_t from, std::int64_t to) {
    return (from == Limits::min() ? "" : std::to_string(from)) + ".." +
           (to == Limits::max() ? "" : std::to_string(to));
  };
  if (is_number) return "none";
  if (value.has_range) low = std::max(low, value.minimum);
  if (value.has_range) high = std::min(high, value.maximum);
  std::string text;
  if (value.has_gap && value.gap_begin <= high && value.gap_end >= low) {
    if (low < value.gap_begin) text += piece(low, value.gap_begin - 1);
    if (value.gap_end < high) text += (text.empty() ? "" : " and ") + piece(value.gap_end + 1, high);
  } else {
    text = piece(low, high);
  }
  return text + (value.granularity == 0 ? "" : " in steps of " + std::to_string(value.granularity));
}

std::string default_text(bool has_default, std::string_view text, ValueType type) {
  if (!has_default) return "none";
  std::string result = "\"" + std::string(text) + "\"";
  if (type != ValueType::flags) return result;
  result = "\"";
  for (const std::string_view word : base::split(text, ','))
    result += (result.size() == 1 ? "" : ",") + std::string(base::trim(word));
  return result + "\"";
}

template <typename Words>
std::string words_text(const Words& words) {
  std::map<std::string, std::uint32_t> sorted;
  for (const auto& word : words)
    sorted.try_emplace(std::string(word.name), word.number);
  std::string text;
  for (const auto& [name, number] : sorted)
    text += (text.empty() ? "" : " ") + name + "=" + std::to_string(number);
  return text;
}

/// Both kinds of attribute name their facts alike.
template <typename Attribute, typename Words>
FactTexts texts(const Attribute& a, const ValueFact& value, const Words& words) {
  return {{"type", type_text(value.type)},
          {"default", default_text(a.has_default, a.default_value, value.type)},
          {"required", yes_or_no(a.required)},
          {"key", key_text(a.key)},
          {"case-sensitive", yes_or_no(a.case_sensitive)},
          {"encrypted", yes_or_no(a.encrypted)},
          {"expanded", yes_or_no(a.expanded)},
          {"infinite", yes_or_no(value.infinite)},
          {"unit", unit_text(value.unit)},
          {"range", range_text(value)},
          {"validator", validator_text(a.validator, value.not_empty)},
          {"words", words_text(words)}};
}

}  // namespace

std::string yes_or_no(bool value) {
  return value ? "yes" : "no";
}

FactTexts facts_of(const schema::AttributeFact& attribute) {
  const bool has_words =
      attribute.value->type == ValueType::enumeration || attribute.value->type == ValueType::flags;
  return texts(attribute, *attribute.value,
               has_words ? attribute.value->words : std::span<const schema::Word>());
}

FactTexts facts_of(const schema::NativeAttribute& attribute) {
  return texts(attribute, attribute.value, attribute.words);
}

FactTexts key_facts(const FactTexts& facts) {
  FactTexts result;
  for (const auto& fact : facts) {
    if (fact.first == "type" || fact.first == "key" || fact.first == "case-sensitive") result.push_back(fact);
  }
  return result;
}

}  // namespace iislint::tools
