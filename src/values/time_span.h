// timeSpan values: [-][d.]hh:mm:ss[.fffffff]. Source of the forms: the shipped defaults of IIS and what
// stands in real files; hours above 23 are a shipped default (29:00:00), minutes and seconds end at 59.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace iislint::values {

enum class TimeSpanForm : std::uint8_t {
  good,
  bare_number,     ///< "60": neither seconds nor minutes here
  hours_minutes,   ///< "01:30"
  days_by_colon,   ///< "1:02:03:04"
  part_too_large,  ///< minutes or seconds above 59
  too_long,        ///< does not fit into 64-bit ticks
  no_time_span,
};

struct TimeSpan {
  TimeSpanForm form;
  std::int64_t ticks;  ///< units of 100 ns; only when good
  bool has_fraction;
};

inline constexpr std::int64_t kTicksPerSecond = 10'000'000;

TimeSpan parse_time_span(std::string_view text);

/// Digits with colons between, read as mm:ss, hh:mm:ss or days:hh:mm:ss with parts of any size.
std::optional<std::int64_t> seconds_of_parts(std::string_view text);

/// The seconds that a text most probably stands for although it is no time span: a number with a unit
/// ("90s", "1 hour", "30000 ms"), or parts above 59 ("00:75:00"). Nothing when it is anybody's guess.
std::optional<std::int64_t> meant_seconds(std::string_view text);

/// "hh:mm:ss" or "d.hh:mm:ss" of whole seconds that are not negative.
std::string print_time_span(std::int64_t seconds);

}  // namespace iislint::values
