// Paths as text.
#include "source/paths.h"

#include <doctest/doctest.h>

#include "platform/paths.h"

using namespace iislint;
using namespace iislint::source;

TEST_CASE("normal paths have no parts that change nothing") {
  for (const auto& [path, normal] : {std::pair{"", "."},
                                     {".", "."},
                                     {"./a", "a"},
                                     {"a//b/", "a/b"},
                                     {"a/./b/..", "a"},
                                     {"a/..", "."},
                                     {"a/../..", ".."},
                                     {"../../a", "../../a"},
                                     {"/", "/"},
                                     {"/..", "/"},
                                     {"/a/../../b", "/b"}}) {
    CAPTURE(path);
    CHECK(normal_path(path) == normal);
    CHECK(normal_path(normal) == normal);
  }
}

TEST_CASE("folders, and paths as seen from them") {
  CHECK(folder_of("web.config") == ".");
  CHECK(folder_of("conf/web.config") == "conf");
  CHECK(folder_of("/web.config") == "/");
  CHECK(folder_of("/") == "/");
  CHECK(join("conf", "../a") == "a");
  CHECK(join("", "a") == "a");
  CHECK(join("conf", "/a") == "/a");
  CHECK(join("/", "a") == "/a");
  CHECK(relative_path("/a/b/c", "/a/d") == "../b/c");
  CHECK(relative_path("/a", "/a") == ".");
  CHECK(relative_path("a/b", ".") == "a/b");
  CHECK(relative_path("a", "../b") == "a");
  CHECK(relative_path("/a", "b") == "/a");
}

TEST_CASE("what is below a folder") {
  std::string_view rest;
  CHECK(is_below("/a/b", "/", rest));
  CHECK(rest == "a/b");
  CHECK(is_below("a/b/c", "a", rest));
  CHECK(rest == "b/c");
  CHECK_FALSE(is_below("ab", "a", rest));
  CHECK(is_in("a", "."));
  CHECK_FALSE(is_in("../a", "."));
  CHECK_FALSE(is_in("/a", "."));
}

TEST_CASE("drives and shares are roots on Windows, and names elsewhere") {
  const bool is_windows = platform::kOwnPaths == platform::PathStyle::windows;
  CHECK(is_absolute("C:/a") == is_windows);
  CHECK(is_root("C:/") == is_windows);
  CHECK(is_root("//server/share/") == is_windows);
  CHECK(folder_of("C:/a") == (is_windows ? "C:/" : "C:"));
  CHECK(normal_path("C:/a/../..") == (is_windows ? "C:/" : "."));
  CHECK(normal_path("//server/share/a/../../..") == (is_windows ? "//server/share/" : "/"));
  CHECK(join("conf", "C:/a") == (is_windows ? "C:/a" : "conf/C:/a"));
  CHECK(relative_path("D:/a", "C:/b") == (is_windows ? "D:/a" : "../../D:/a"));
  CHECK(is_in("C:/a", ".") == !is_windows);
  CHECK(platform::own_path("c:\\a\\b") == (is_windows ? "C:/a/b" : "c:\\a\\b"));
  if (is_windows) {
    CHECK(platform::own_path("\\\\?\\c:\\a") == "C:/a");
    CHECK(platform::own_path("\\\\?\\UNC\\server\\share") == "//server/share");
  }
}
