// Which numbers are those of programs that run.
#include "platform/running.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <initializer_list>
#include <limits>

using namespace iislint;

TEST_CASE("this process runs, one that has ended does not, and no number of a group or of nobody does") {
  CHECK(platform::is_running(::getpid()));
  CHECK(platform::is_running(1));  // of another user, mostly
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  REQUIRE(child > 0);
  REQUIRE(::waitpid(child, nullptr, 0) == child);
  CHECK_FALSE(platform::is_running(child));
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::max(),
        std::numeric_limits<std::int64_t>::min(), std::int64_t{1} << 32}) {
    CAPTURE(number);
    CHECK_FALSE(platform::is_running(number));
  }
}
