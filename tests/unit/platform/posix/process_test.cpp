// Other programs: their output, their end, and the limits of both.
#include "platform/process.h"

#include <doctest/doctest.h>

using namespace iislint;

namespace {

base::Result<platform::Outcome> shell(const std::string& script, std::string_view input = {},
                                      const platform::Limits& limits = {}) {
  return platform::run_program({"/bin/sh", {"-c", script}, {"NAME=value"}}, input, limits);
}

}  // namespace

TEST_CASE("status, output, errors and environment") {
  const auto outcome = shell("echo $NAME; echo wrong >&2; exit 3");
  REQUIRE(outcome);
  CHECK(outcome->status == 3);
  CHECK(outcome->output == "value\n");
  CHECK(outcome->errors == "wrong\n");
}

TEST_CASE("much input and much output at once, and input that nobody reads") {
  const std::string much(std::size_t{4} << 20, 'x');
  const auto copied = shell("cat", much);
  REQUIRE(copied);
  CHECK(copied->output == much);
  const auto unread = shell("exec <&-; echo done", much);
  REQUIRE(unread);
  CHECK(unread->output == "done\n");
}

TEST_CASE("what takes too long or prints too much is ended") {
  CHECK(!shell("sleep 30", {}, {std::chrono::milliseconds(100), 10}));
  CHECK(!shell("exec >&- 2>&-; sleep 30", {}, {std::chrono::milliseconds(100), 10}));
  const auto cut = shell("while :; do echo xxxxxxxx; done", {}, {std::chrono::seconds(30), 1000});
  REQUIRE(cut);
  CHECK(cut->is_cut);
  CHECK(!shell("kill -9 $$"));
  CHECK(!platform::run_program({"/nowhere/program", {}, {}}, {}, {}));
}

TEST_CASE("programs are looked for in absolute folders only") {
  CHECK(platform::find_program("sh", "/nowhere:/bin") == "/bin/sh");
  CHECK(!platform::find_program("sh", ""));
  CHECK(!platform::find_program("sh", ":.:bin:../bin"));
  CHECK(!platform::find_program("etc", "/"));
}
