// Patches as git diff prints them.
#include "git/patch.h"

#include <doctest/doctest.h>

using namespace iislint;

namespace {

using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Ranges ranges_of(const std::map<std::string, source::ChangedLines>& files, const std::string& name) {
  Ranges ranges;
  const auto found = files.find(name);
  if (found == files.end()) return ranges;
  for (const source::LineRange& range : found->second.ranges)
    ranges.emplace_back(range.begin, range.end);
  return ranges;
}

}  // namespace

TEST_CASE("hunks of several files, with lines that look like headers") {
  const auto files = git::lines_of_patch(
      "diff --git a/a.config b/a.config\nindex 1..2 100644\n--- a/a.config\n+++ b/a.config\n"
      "@@ -1 +1,2 @@ <x>\n-old\n+++ b/c.config\n+@@ -9,9 +9,9 @@\n"
      "@@ -7,2 +8,0 @@\n--- a/x\n-y\n"
      "diff --git a/b.config b/b.config\nnew file mode 100644\n--- /dev/null\n+++ b/b.config\n"
      "@@ -0,0 +1,3 @@\n+1\n+2\n+3\n\\ No newline at end of file\n"
      "diff --git a/gone b/gone\n--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
  CHECK(files.size() == 2);
  CHECK(ranges_of(files, "a.config") == Ranges{{1, 3}, {9, 9}});
  CHECK(ranges_of(files, "b.config") == Ranges{{1, 4}});
}

TEST_CASE("names with blanks, quotes and other bytes") {
  const auto files = git::lines_of_patch(
      "diff --git a/a b b/a b\n--- a/a b\t\n+++ b/a b\t\n@@ -1 +1 @@\n-x\n+y\n"
      "diff --git \"a/q\\\"\\303\\244\\n\" \"b/q\\\"\\303\\244\\n\"\n--- \"a/q\"\n+++ "
      "\"b/q\\\"\\303\\244\\n\"\n@@ -2 "
      "+2 @@\n-x\n+y\n");
  CHECK(ranges_of(files, "a b") == Ranges{{1, 2}});
  CHECK(ranges_of(files, "q\"\xC3\xA4\n") == Ranges{{2, 3}});
}

TEST_CASE("what is no patch has no files") {
  CHECK(git::lines_of_patch("").empty());
  CHECK(git::lines_of_patch("@@ -1 +1 @@\n+++ c/x\n@@ -x +1 @@\n+++ \"b/").empty());
}
