#include "fix/choice.h"

#include <doctest/doctest.h>

using namespace iislint;

namespace {

diag::Diagnostic finding(std::uint32_t begin, std::uint32_t end, diag::FixSafety safety,
                         std::uint32_t file = 0) {
  diag::Diagnostic result(diag::BuiltinRule::letter_case, {0, begin, end + 1}, "");
  result.fixes.push_back({"", safety, {{{file, begin, end}, "x"}}});
  return result;
}

std::vector<std::uint32_t> chosen(const std::vector<diag::Diagnostic>& findings,
                                  diag::FixSafety safety = diag::FixSafety::safe) {
  std::vector<std::uint32_t> begins;
  for (const fix::Choice& one : fix::choose(findings, safety, [](const fix::Choice&) { return true; }))
    begins.push_back(one.fix->edits.front().span.begin);
  return begins;
}

constexpr diag::FixSafety kSafe = diag::FixSafety::safe, kUnsafe = diag::FixSafety::unsafe;

}  // namespace

TEST_CASE("fixes that overlap or touch do not go together") {
  CHECK(chosen({finding(0, 4, kSafe), finding(2, 6, kSafe), finding(6, 8, kSafe)}) ==
        std::vector<std::uint32_t>{0, 6});
  CHECK(chosen({finding(0, 4, kSafe), finding(4, 6, kSafe)}) == std::vector<std::uint32_t>{0});
  CHECK(chosen({finding(0, 4, kSafe), finding(5, 6, kSafe)}) == std::vector<std::uint32_t>{0, 5});
  CHECK(chosen({finding(4, 4, kSafe), finding(4, 4, kSafe)}) == std::vector<std::uint32_t>{4});
  CHECK(chosen({finding(5, 9, kSafe), finding(0, 5, kSafe), finding(0, 4, kSafe)}) ==
        std::vector<std::uint32_t>{5, 0});
}

TEST_CASE("a fix is chosen by its safety, and never one of another file") {
  const std::vector<diag::Diagnostic> findings = {finding(0, 1, kSafe), finding(3, 4, kUnsafe),
                                                  finding(6, 7, kSafe, 1)};
  CHECK(chosen(findings) == std::vector<std::uint32_t>{0});
  CHECK(chosen(findings, kUnsafe) == std::vector<std::uint32_t>{3});
}

TEST_CASE("of several fixes of a finding the first that is wanted is chosen") {
  diag::Diagnostic both = finding(0, 1, kSafe);
  both.fixes.push_back({"second", kSafe, {{{0, 5, 6}, ""}}});
  const std::vector<diag::Diagnostic> findings = {both};
  const auto chosen =
      fix::choose(findings, kSafe, [](const fix::Choice& one) { return one.fix->title == "second"; });
  REQUIRE(chosen.size() == 1);
  CHECK(chosen.front().fix->title == "second");
}
