// Days as people write them.
#include <doctest/doctest.h>

#include "base/date.h"

using namespace iislint;

TEST_CASE("a day is four, two and two digits, and in the calendar") {
  for (const char* good : {"2026-06-30", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31"}) {
    CAPTURE(std::string(good));
    const auto date = base::date_from(good);
    REQUIRE(date);
    CHECK(base::to_string(*date) == good);
  }
  for (const char* bad : {"", "2026-6-30", "2026-06-31", "2026-02-29", "2100-02-29", "2026-00-10",
                          "2026-13-01", "2026-01-00", "20260630", "2026/06/30", "30-06-2026", "2026-06-30 ",
                          " 2026-06-30", "2026-06-3o", "-026-06-30", "2026-+6-30"}) {
    CAPTURE(std::string(bad));
    CHECK(!base::date_from(bad));
  }
  CHECK(*base::date_from("2026-12-31") < *base::date_from("2027-01-01"));
}

TEST_CASE("the day of a moment is that of UTC") {
  using namespace std::chrono;
  const system_clock::time_point midnight = sys_days(2026y / 3 / 1);
  CHECK(base::to_string(base::date_of(midnight)) == "2026-03-01");
  CHECK(base::to_string(base::date_of(midnight - seconds(1))) == "2026-02-28");
}
