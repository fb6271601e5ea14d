// Text of an attribute -> its number. The quick question, asked of every value; what is wrong with a value
// that has no plain answer is the business of value_findings.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "schema/catalog/catalog.h"

namespace iislint::schema {

/// The number IIS keeps for a value written in its plain form: 0/1 for a bool, the word's number, the sum of
/// the flags, the integer, ticks for a timeSpan, 0 for a string. Nothing when the text is not plain, legal
/// and in range.
std::optional<std::int64_t> plain_value(const AttributeFact& fact, std::string_view text);

/// What attributes that allow it hold for "no limit"; its number is the greatest there is.
inline constexpr std::string_view kInfinite = "Infinite";

/// Digits with an optional '-', in the range of the type.
std::optional<std::int64_t> plain_integer(ValueType type, std::string_view text);

const Word* find_word(const ValueFact& value, std::string_view name);
const Word* find_word_ignoring_case(const ValueFact& value, std::string_view name);

/// Whether the validator lets the text pass (rules of the shipped schema header).
bool passes(Validator validator, std::string_view text);

/// The number of the default; for defaults a well-formed XSD cannot get wrong. 0 when there is none.
std::int64_t default_number(const AttributeFact& fact);

}  // namespace iislint::schema
