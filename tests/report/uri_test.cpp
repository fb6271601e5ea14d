// Paths as URIs.
#include "report/uri.h"

#include <doctest/doctest.h>

using namespace iislint;
using report::FileUri;
using report::Folders;

namespace {

/// "relative URI" or "absolute URI".
std::string uri(std::string_view path, const Folders& folders = {"/repo/sub", "/repo"}) {
  const FileUri made = report::uri_of(path, folders);
  return (made.is_relative ? "relative " : "absolute ") + made.text;
}

}  // namespace

TEST_CASE("paths count from the root of the repository, wherever they are given from") {
  CHECK(uri("web.config") == "relative sub/web.config");
  CHECK(uri("./a/../web.config") == "relative sub/web.config");
  CHECK(uri("../other/web.config") == "relative other/web.config");
  CHECK(uri("/repo/web.config") == "relative web.config");
  CHECK(uri("/repo") == "absolute file:///repo");
  CHECK(uri("/repository/web.config") == "absolute file:///repository/web.config");
  CHECK(uri("../../elsewhere/web.config") == "absolute file:///elsewhere/web.config");
  CHECK(uri("a/web.config", {}) == "relative a/web.config");
  CHECK(uri("/a/web.config", {}) == "absolute file:///a/web.config");
  CHECK(uri("a/web.config", {"/", "/"}) == "relative a/web.config");
}

TEST_CASE("characters that mean something in a URI are encoded") {
  const Folders here = {"/r", "/r"};
  CHECK(uri("My Sites/50% #1?/web.config", here) == "relative My%20Sites/50%25%20%231%3F/web.config");
  CHECK(uri("a\"'<b>&c/\xC3\xA4\xE6\x97\xA5\xF0\x9F\x98\x80", here) ==
        "relative a%22%27%3Cb%3E%26c/%C3%A4%E6%97%A5%F0%9F%98%80");
  CHECK(uri("a\nb\t\\c[1]", here) == "relative a%0Ab%09%5Cc%5B1%5D");
  CHECK(uri("c:d/web.config", here) == "relative c%3Ad/web.config");  // else "c" would be a scheme
  CHECK(uri("a\xFF", here) == "relative a%FF");
}

TEST_CASE("drives and shares of Windows") {
  CHECK(uri("C:\\inetpub\\my site\\web.config") == "absolute file:///C:/inetpub/my%20site/web.config");
  CHECK(uri("d:/x/web.config") == "absolute file:///d:/x/web.config");
  CHECK(uri("\\\\server\\share\\50%\\web.config") == "absolute file://server/share/50%25/web.config");
  CHECK(uri("//server/share/web.config") == "absolute file://server/share/web.config");
}

TEST_CASE("what may be followed as a link") {
  CHECK(report::is_web_address("https://learn.microsoft.com/iis?x=1#y"));
  CHECK(report::is_web_address("http://intranet/rules/1"));
  CHECK(!report::is_web_address("javascript:alert(1)"));
  CHECK(!report::is_web_address("https://a\" onclick=\"x"));
  CHECK(!report::is_web_address("https://a b"));
  CHECK(!report::is_web_address("file:///etc/passwd"));
  CHECK(!report::is_web_address(""));
}
