// Days of the calendar, as people write them: 2027-01-31.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace iislint::base {

using Date = std::chrono::year_month_day;

/// Four digits, two and two with hyphens between them, and a day that the calendar has.
std::optional<Date> date_from(std::string_view text);

std::string to_string(const Date& date);

/// The day in UTC, so that two machines agree whatever their time zones.
Date date_of(std::chrono::system_clock::time_point time);

}  // namespace iislint::base
