#include "values/time_span.h"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using namespace iislint::values;

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

}  // namespace

TEST_CASE("a time span counts days, hours, minutes, seconds and their fractions") {
  struct {
    const char* text;
    std::int64_t ticks;
    bool has_fraction;
  } const cases[] = {{"00:00:00", 0, false},
                     {"00:00:01", kTicksPerSecond, false},
                     {"00:01:00", 60 * kTicksPerSecond, false},
                     {"01:00:00", 3600 * kTicksPerSecond, false},
                     {"1.00:00:00", 86400 * kTicksPerSecond, false},
                     {"2.03:04:05", 183845 * kTicksPerSecond, false},
                     {"29:00:00", 104400 * kTicksPerSecond, false},
                     {"0:0:0", 0, false},
                     {"00:59:59", 3599 * kTicksPerSecond, false},
                     {"00:00:00.5", 5'000'000, true},
                     {"00:00:00.0000001", 1, true},
                     {"00:00:00.1234567", 1'234'567, true},
                     {"00:00:00.0", 0, true},
                     {"-00:00:01", -kTicksPerSecond, false},
                     {"-1.00:00:00.5", -86400 * kTicksPerSecond - 5'000'000, true},
                     {"10675199.02:48:05.4775807", kMost, true},
                     {"-10675199.02:48:05.4775808", -kMost - 1, true}};
  for (const auto& expected : cases) {
    CAPTURE(expected.text);
    const TimeSpan span = parse_time_span(expected.text);
    CHECK(span.form == TimeSpanForm::good);
    CHECK(span.ticks == expected.ticks);
    CHECK(span.has_fraction == expected.has_fraction);
  }
}

TEST_CASE("what is no time span is told apart by what it looks like") {
  struct {
    TimeSpanForm form;
    std::vector<const char*> texts;
  } const cases[] = {
      {TimeSpanForm::bare_number, {"0", "60", "-60", "9999999999"}},
      {TimeSpanForm::hours_minutes, {"01:30", "0:0", "-01:30"}},
      {TimeSpanForm::days_by_colon, {"1:02:03:04", "-1:02:03:04"}},
      {TimeSpanForm::part_too_large, {"00:60:00", "00:00:60", "1.00:75:00", "00:60:60"}},
      {TimeSpanForm::too_long,
       {"10675199.02:48:05.4775808", "-10675199.02:48:05.4775809", "10675200.00:00:00",
        "9999999999.00:00:00"}},
      {TimeSpanForm::no_time_span,
       {"",           "-",         "soon",           "12345678901", ":",          "1:",
        "a:1",        "1:a",       "00:00:00:00:00", "a:00:00:00",  "0:a:0:0",    "0:0:a:0",
        "0:0:0:a",    "a:00:00",   "00:a:00",        "00:00:a",     "00:00:00.",  "00:00:00.12345678",
        "00:00:00.a", ".00:00:00", "1.:00:00",       "a.00:00:00",  "--00:00:01", "12345678901:00:00",
        "00:00:0/",   "00:00:0:",  " 00:00:00"}}};
  for (const auto& expected : cases) {
    for (const char* text : expected.texts) {
      CAPTURE(text);
      const TimeSpan span = parse_time_span(text);
      CHECK(span.form == expected.form);
      CHECK(span.ticks == 0);
      CHECK(!span.has_fraction);
    }
  }
}

TEST_CASE("a number with a unit stands for seconds") {
  struct {
    std::int64_t seconds;
    std::vector<const char*> texts;
  } const cases[] = {{2, {"2000ms", "2000 msec", "2s", "2 sec", "2secs", "2 second", "2 seconds", " 2 S "}},
                     {180, {"3m", "3 min", "3mins", "3 minute", "3 Minutes"}},
                     {3600, {"1h", "1 hour", "1HOURS"}},
                     {172800, {"2d", "2 day", "2 days"}},
                     {0, {"0s", "0 ms"}},
                     {100'000'000, {"100000000s"}},
                     {4500, {"00:75:00", "0:0:75:0", "1:15:00", " 1:15:00"}},
                     {93784, {"1:02:03:04"}},
                     {360'000'000, {"100000:00:00"}}};
  for (const auto& expected : cases) {
    for (const char* text : expected.texts) {
      CAPTURE(text);
      CHECK(meant_seconds(text) == expected.seconds);
    }
  }
  for (const char* text : {"", "2", "s", "2 weeks", "1500ms", "999 msec", "100000001s", "01:30", "1:2:3:4:5",
                           "1:2:x", "100001:00:00", "-2s", "2.5s", "2s s"}) {
    CAPTURE(text);
    CHECK(!meant_seconds(text));
  }
}

TEST_CASE("parts between colons are added up, whatever their size") {
  CHECK(seconds_of_parts("01:30") == 90);
  CHECK(seconds_of_parts("0:75") == 75);
  CHECK(seconds_of_parts("01:02:03") == 3723);
  CHECK(seconds_of_parts("1:25:61:61") == 86400 + 25 * 3600 + 61 * 60 + 61);
  CHECK(seconds_of_parts("100000:00") == 6'000'000);
  for (const char* text : {"", "5", "1:2:3:4:5", "a:1", "1:", "100001:00", "1:-1"}) {
    CAPTURE(text);
    CHECK(!seconds_of_parts(text));
  }
}

TEST_CASE("seconds are printed as a time span that is read again") {
  CHECK(print_time_span(0) == "00:00:00");
  CHECK(print_time_span(9) == "00:00:09");
  CHECK(print_time_span(10) == "00:00:10");
  CHECK(print_time_span(59) == "00:00:59");
  CHECK(print_time_span(60) == "00:01:00");
  CHECK(print_time_span(3599) == "00:59:59");
  CHECK(print_time_span(3600) == "01:00:00");
  CHECK(print_time_span(86399) == "23:59:59");
  CHECK(print_time_span(86400) == "1.00:00:00");
  CHECK(print_time_span(183845) == "2.03:04:05");
  for (std::int64_t seconds = 1; seconds < 10'000'000; seconds = seconds * 3 + 1)
    CHECK(parse_time_span(print_time_span(seconds)).ticks == seconds * kTicksPerSecond);
}
