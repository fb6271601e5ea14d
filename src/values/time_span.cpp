#include "values/time_span.h"

#include <array>
#include <limits>
#include <optional>

#include "base/text.h"

namespace iislint::values {
namespace {

// Ten digits are above any day count that fits, and far below what overflows below.
std::optional<std::int64_t> digits(std::string_view text) {
  if (text.empty() || text.size() > 10) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!base::is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<std::int64_t> fraction_ticks(std::string_view text) {
  if (text.size() > 7) return std::nullopt;
  auto value = digits(text);
  for (std::size_t i = text.size(); value && i < 7; ++i)
    *value *= 10;
  return value;
}

constexpr TimeSpan of(TimeSpanForm form) {
  return {form, 0, false};
}

}  // namespace

TimeSpan parse_time_span(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (digits(text)) return of(TimeSpanForm::bare_number);

  const auto parts = base::split(text, ':');
  if (parts.size() == 4 && digits(parts[0]) && digits(parts[1]) && digits(parts[2]) && digits(parts[3])) {
    return of(TimeSpanForm::days_by_colon);
  }
  if (parts.size() == 2 && digits(parts[0]) && digits(parts[1])) return of(TimeSpanForm::hours_minutes);
  if (parts.size() != 3) return of(TimeSpanForm::no_time_span);

  const std::size_t day_dot = parts[0].find('.');
  const bool has_days = day_dot != std::string_view::npos;
  const auto days = has_days ? digits(parts[0].substr(0, day_dot)) : std::optional<std::int64_t>(0);
  const auto hours = digits(has_days ? parts[0].substr(day_dot + 1) : parts[0]);
  const auto minutes = digits(parts[1]);
  const std::size_t dot = parts[2].find('.');
  const bool has_fraction = dot != std::string_view::npos;
  const auto seconds = digits(parts[2].substr(0, dot));
  const auto fraction =
      has_fraction ? fraction_ticks(parts[2].substr(dot + 1)) : std::optional<std::int64_t>(0);
  if (!days || !hours || !minutes || !seconds || !fraction) return of(TimeSpanForm::no_time_span);
  if (*minutes > 59 || *seconds > 59) return of(TimeSpanForm::part_too_large);

  __extension__ using Wide = __int128;  // ten-digit days in ticks pass 64 bits
  const Wide whole = ((static_cast<Wide>(*days) * 24 + *hours) * 60 + *minutes) * 60 + *seconds;
  const Wide ticks = (whole * kTicksPerSecond + *fraction) * (negative ? -1 : 1);
  if (ticks > std::numeric_limits<std::int64_t>::max() || ticks < std::numeric_limits<std::int64_t>::min()) {
    return of(TimeSpanForm::too_long);
  }
  return {TimeSpanForm::good, static_cast<std::int64_t>(ticks), has_fraction};
}

namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};

constexpr std::array<Unit, 18> kUnits = {{{"ms", 1},
                                          {"msec", 1},
                                          {"s", 1000},
                                          {"sec", 1000},
                                          {"secs", 1000},
                                          {"second", 1000},
                                          {"seconds", 1000},
                                          {"m", 60'000},
                                          {"min", 60'000},
                                          {"mins", 60'000},
                                          {"minute", 60'000},
                                          {"minutes", 60'000},
                                          {"h", 3'600'000},
                                          {"hour", 3'600'000},
                                          {"hours", 3'600'000},
                                          {"d", 86'400'000},
                                          {"day", 86'400'000},
                                          {"days", 86'400'000}}};

}  // namespace

std::optional<std::int64_t> seconds_of_parts(std::string_view text) {
  const auto parts = base::split(text, ':');
  if (parts.size() < 2 || parts.size() > 4) return std::nullopt;
  std::int64_t seconds = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = digits(parts[i]);
    if (!number || *number > 100'000) return std::nullopt;
    const bool hours_after_days = i == 1 && parts.size() == 4;
    seconds = seconds * (hours_after_days ? 24 : 60) + *number;
  }
  return seconds;
}

std::optional<std::int64_t> meant_seconds(std::string_view text) {
  text = base::trim(text);
  if (const auto seconds = seconds_of_parts(text); seconds && base::split(text, ':').size() > 2)
    return seconds;
  std::size_t end = 0;
  while (end < text.size() && base::is_digit(text[end]))
    ++end;
  const auto number = digits(text.substr(0, end));
  const std::string unit = base::lower(base::trim(text.substr(end)));
  if (!number || *number > 100'000'000) return std::nullopt;
  for (const Unit& known : kUnits) {
    if (known.name != unit) continue;
    const std::int64_t milliseconds = *number * known.milliseconds;
    if (milliseconds % 1000 != 0) return std::nullopt;
    return milliseconds / 1000;
  }
  return std::nullopt;
}

std::string print_time_span(std::int64_t seconds) {
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string clock = two(seconds / 3600 % 24) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
  const std::int64_t days = seconds / 86400;
  return days == 0 ? clock : std::to_string(days) + "." + clock;
}

}  // namespace iislint::values
