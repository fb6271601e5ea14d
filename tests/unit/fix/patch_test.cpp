#include "fix/patch.h"

#include <doctest/doctest.h>

using namespace iislint;

namespace {

fix::Patch patch(const std::string& before, const std::string& after,
                 const std::vector<std::uint32_t>& secret_before = {},
                 const std::vector<std::uint32_t>& secret_after = {}) {
  return fix::patch_of("web.config", {before, secret_before}, {after, secret_after});
}

const std::string kHeader = "diff --git a/web.config b/web.config\n--- a/web.config\n+++ b/web.config\n";

}  // namespace

TEST_CASE("a change has three lines around it") {
  CHECK(patch("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n").text ==
        kHeader + "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+V\n 6\n 7\n 8\n");
  CHECK(patch("same\n", "same\n").text.empty());
}

TEST_CASE("lines come and go, at the beginning and at the end") {
  CHECK(patch("a\nb\n", "new\na\nb\n").text == kHeader + "@@ -1,2 +1,3 @@\n+new\n a\n b\n");
  CHECK(patch("a\nb\nc", "a\nb").text ==
        kHeader +
            "@@ -1,3 +1,2 @@\n a\n-b\n-c\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
  CHECK(patch("a\r\nb\r\n", "a\r\n").text == kHeader + "@@ -1,2 +1 @@\n a\r\n-b\r\n");
}

TEST_CASE("a line with a secret is never printed") {
  const std::string before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n", after = "1\n2\n3\n4\nV\n6\n7\n8\n9\n";
  CHECK(patch(before, after, {2, 6}, {2, 6}).text == kHeader + "@@ -4,3 +4,3 @@\n 4\n-5\n+V\n 6\n");
  CHECK(patch(before, after, {3}, {3}).text == kHeader + "@@ -5,4 +5,4 @@\n-5\n+V\n 6\n 7\n 8\n");
  for (const std::uint32_t line :
       {4u, 5u}) {  // the line itself; the one behind it, without which git looks at the end
    const fix::Patch hidden = patch(before, after, {line}, {line});
    CHECK(hidden.text.empty());
    CHECK(hidden.left_out_at == std::vector<std::uint32_t>{5});
  }
  CHECK(patch(before, after, {}, {4}).left_out_at == std::vector<std::uint32_t>{5});
}

TEST_CASE("what is left out does not move what is printed") {
  const fix::Patch one = patch("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\nnew\n2\n3\n4\n5\n6\n7\nV\n9\n", {1}, {2});
  CHECK(one.text == kHeader + "@@ -5,5 +5,5 @@\n 5\n 6\n 7\n-8\n+V\n 9\n");
  CHECK(one.left_out_at == std::vector<std::uint32_t>{2});
}

TEST_CASE("names are quoted as git does") {
  CHECK(fix::patch_name("a/", "web.config") == "a/web.config");
  CHECK(fix::patch_name("a/", "my site/web.config") == "a/my site/web.config");
  CHECK(fix::patch_name("a/", "é\"\\\n") == "\"a/\\303\\251\\\"\\\\\\012\"");
  CHECK(fix::patch_of("my site/web.config", {"a\n", {}}, {"b\n", {}})
            .text.find("--- a/my site/web.config\t\n") != std::string::npos);
}
