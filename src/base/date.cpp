#include "base/date.h"

#include <cstdio>

#include "base/text.h"

namespace iislint::base {
namespace {

/// The digits [begin, end) as a number; -1 when they are none.
int number_at(std::string_view text, std::size_t begin, std::size_t end) {
  int number = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_digit(text[i])) return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

}  // namespace

std::optional<Date> date_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = number_at(text, 0, 4), month = number_at(text, 5, 7), day = number_at(text, 8, 10);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const Date date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day)));
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string to_string(const Date& date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

Date date_of(std::chrono::system_clock::time_point time) {
  return std::chrono::floor<std::chrono::days>(time);
}

}  // namespace iislint::base
