// Patterns for texts and for paths.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "base/glob.h"

using iislint::base::matches_glob;
using iislint::base::matches_path;

TEST_CASE("a pattern stands for a whole text") {
  CHECK(matches_glob("", ""));
  CHECK(matches_glob("", "**"));
  CHECK_FALSE(matches_glob("", "?"));
  CHECK(matches_glob("Intranet", "intra*"));
  CHECK(matches_glob("Intranet", "*NET"));
  CHECK(matches_glob("Intranet", "*t*a*t"));
  CHECK_FALSE(matches_glob("Intranet", "intra"));
  CHECK_FALSE(matches_glob("Intranet", "*intra"));
  CHECK(matches_glob("a/b", "a*b"));
  CHECK(matches_glob("a?b*", "a?b*"));
  CHECK(matches_glob("M\xC3\xBCller", "m?ller"));
  CHECK_FALSE(matches_glob("M\xC3\xBCller", "m??ller"));
  CHECK(matches_glob("mississippi", "m*iss*p?"));
  CHECK_FALSE(matches_glob("mississippi", "m*iss*p??q"));
}

TEST_CASE("a star of a path stays in one folder, two pass over folders") {
  CHECK(matches_path("web/a.config", "web/*.config"));
  CHECK_FALSE(matches_path("web/sub/a.config", "web/*.config"));
  CHECK(matches_path("web/sub/a.config", "web/**/*.config"));
  CHECK(matches_path("web/a.config", "web/**/*.config"));
  CHECK(matches_path("a.config", "**/a.config"));
  CHECK(matches_path("x/y/a.config", "**/a.config"));
  CHECK_FALSE(matches_path("x/ya.config", "**/a.config"));
  CHECK(matches_path("web/a/b", "web/**"));
  CHECK_FALSE(matches_path("web", "web/**"));
  CHECK_FALSE(matches_path("webs/a", "web/**"));
  CHECK(matches_path("/r/Web/x", "/r/**/x"));
  CHECK(matches_path("/r/x", "/r/**/x"));
  CHECK(matches_path("a/bcd", "a/b?d"));
  CHECK_FALSE(matches_path("a/bd", "a?bd"));
  CHECK(matches_path("\xC3\xBC/x", "?/x"));
  CHECK_FALSE(matches_path("\xC3\xBC/x",
                           "?"
                           "?/x"));
  CHECK(matches_path("a/b/c/d", "**/b/**/d"));
  CHECK_FALSE(matches_path("a/b/c/d", "**/b/d"));
  CHECK(matches_path("", "**"));
}

TEST_CASE("steps that may be empty stand in a row as well as alone") {
  std::string folders;
  for (int i = 0; i < 50000; ++i)
    folders += "**/";
  for (const char* path : {"web.config", "a/web.config", "a/b/c/web.config"}) {
    CAPTURE(path);
    CHECK(matches_path(path, folders + "web.config"));
    CHECK(matches_path(path, folders + "*.config"));
    CHECK(!matches_path(path, folders + "app.config"));
  }
}

TEST_CASE("no pattern takes long") {
  std::string pattern, text(20'000, 'a');
  for (int i = 0; i < 50; ++i)
    pattern += "*a";
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(matches_glob(text, pattern + "b"));
  CHECK_FALSE(matches_path(text, pattern + "**/b"));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}
