// Other programs: their output, their end, and the limits of both. The other program is this one: main.cpp of
// the tests runs any test case, and those below that are skipped otherwise play it.
#include "platform/process.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <cwchar>
#include <filesystem>
#include <limits>

#include "platform/running.h"
#include "platform/windows/system.h"

using namespace iislint;

namespace {

std::string own_program() {
  std::wstring path(MAX_PATH, L'\0');
  path.resize(GetModuleFileNameW(nullptr, path.data(), MAX_PATH));
  return platform::from_system_path(path);
}

base::Result<platform::Outcome> play(const std::string& part, std::string_view input = {},
                                     const platform::Limits& limits = {}) {
  std::vector<std::string> environment = platform::environment();
  environment.emplace_back("IISLINT_TEST_NAME=w\xC3\xA9rt \"x\"");
  return platform::run_program(
      {own_program(), {"--no-skip", "-tc=played: " + part, "--minimal"}, environment}, input, limits);
}

/// Ends as the other program: nothing of the test framework is printed.
[[noreturn]] void end(int status) {
  std::fflush(stdout);
  std::fflush(stderr);
  TerminateProcess(GetCurrentProcess(), static_cast<UINT>(status));
  std::abort();
}

void print(DWORD stream, std::string_view text) {
  DWORD written = 0;
  WriteFile(GetStdHandle(stream), text.data(), static_cast<DWORD>(text.size()), &written, nullptr);
}

}  // namespace

TEST_CASE("played: three" * doctest::skip()) {
  wchar_t value[100] = {};
  GetEnvironmentVariableW(L"IISLINT_TEST_NAME", value, 100);
  print(STD_OUTPUT_HANDLE, platform::narrow(value));
  print(STD_ERROR_HANDLE, "wrong\n");
  end(3);
}

TEST_CASE("played: copy" * doctest::skip()) {
  std::string bytes(65536, '\0');
  for (DWORD got = 0;
       ReadFile(GetStdHandle(STD_INPUT_HANDLE), bytes.data(), 65536, &got, nullptr) != 0 && got > 0;)
    print(STD_OUTPUT_HANDLE, std::string_view(bytes).substr(0, got));
  end(0);
}

TEST_CASE("played: deaf" * doctest::skip()) {
  CloseHandle(GetStdHandle(STD_INPUT_HANDLE));
  print(STD_OUTPUT_HANDLE, "done");
  end(0);
}

TEST_CASE("played: sleep" * doctest::skip()) {
  Sleep(30'000);
}

TEST_CASE("played: silent sleep" * doctest::skip()) {
  for (const DWORD stream : {STD_OUTPUT_HANDLE, STD_ERROR_HANDLE})
    CloseHandle(GetStdHandle(stream));
  Sleep(30'000);
}

TEST_CASE("played: chatter" * doctest::skip()) {
  for (;;)
    print(STD_OUTPUT_HANDLE, "xxxxxxxx");
}

TEST_CASE("played: heir" * doctest::skip()) {
  wchar_t value[100] = {};
  GetEnvironmentVariableW(L"IISLINT_TEST_HANDLE", value, 100);
  DWORD flags = 0;
  auto* const handle = reinterpret_cast<HANDLE>(std::wcstoull(value, nullptr, 10));
  end(GetHandleInformation(handle, &flags) != 0 ? 1 : 0);
}

TEST_CASE("no handle is inherited but those of the streams") {
  SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
  const platform::Handle open(CreateEventW(&inherited, TRUE, FALSE, nullptr));
  const auto number = reinterpret_cast<std::uintptr_t>(open.get());
  // Far from the numbers that a new process gives to its own.
  HANDLE distant{};
  std::vector<platform::Handle> others;
  for (int i = 0; i < 2000; ++i) {
    distant = CreateEventW(&inherited, TRUE, FALSE, nullptr);
    others.emplace_back(distant);
  }
  REQUIRE(reinterpret_cast<std::uintptr_t>(distant) > number + 4000);
  SetEnvironmentVariableW(L"IISLINT_TEST_HANDLE",
                          std::to_wstring(reinterpret_cast<std::uintptr_t>(distant)).c_str());
  const auto outcome = play("heir");
  REQUIRE(outcome);
  CHECK(outcome->status == 0);
}

TEST_CASE("status, output, errors and environment") {
  const auto outcome = play("three");
  REQUIRE(outcome);
  CHECK(outcome->status == 3);
  CHECK(outcome->output == "w\xC3\xA9rt \"x\"");
  CHECK(outcome->errors == "wrong\n");
}

TEST_CASE("much input and much output at once, and input that nobody reads") {
  const std::string much(std::size_t{4} << 20, 'x');
  const auto copied = play("copy", much);
  REQUIRE(copied);
  CHECK(copied->output == much);
  const auto unread = play("deaf", much);
  REQUIRE(unread);
  CHECK(unread->output == "done");
}

TEST_CASE("what takes too long or prints too much is ended") {
  CHECK(!play("sleep", {}, {std::chrono::milliseconds(500), 10}));
  CHECK(!play("silent sleep", {}, {std::chrono::milliseconds(500), 10}));
  const auto cut = play("chatter", {}, {std::chrono::seconds(30), 1000});
  REQUIRE(cut);
  CHECK(cut->is_cut);
  CHECK(!platform::run_program({"C:/nowhere/program.exe", {}, {}}, {}, {}));
}

TEST_CASE("programs are looked for in absolute folders only, and run without a shell") {
  const std::string own = own_program();
  const std::size_t slash = own.rfind('/');
  const std::string folder = own.substr(0, slash), name = own.substr(slash + 1, own.size() - slash - 5);
  CHECK(platform::find_program(name, "C:/nowhere;" + folder) == own);
  CHECK(platform::find_program(name, "\"" + folder + "\"") == own);
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder);
  CHECK(!platform::find_program(name, ""));
  CHECK(!platform::find_program(name, ";.;\\;..\\tests"));
  std::filesystem::current_path(before);
}

TEST_CASE("which numbers are those of programs that run") {
  CHECK(platform::is_running(GetCurrentProcessId()));
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::max(), std::int64_t{1} << 32,
        std::int64_t{0xFFFFFFF0}}) {
    CAPTURE(number);
    CHECK_FALSE(platform::is_running(number));
  }
}
