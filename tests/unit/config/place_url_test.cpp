#include "config/files/place_url.h"

#include <doctest/doctest.h>

using namespace iislint::config;

TEST_CASE("places as paths of URLs") {
  CHECK(url_of_place("site/app/page.aspx", true) == "/app/page.aspx");
  CHECK(url_of_place("site", true) == "");
  CHECK_FALSE(url_of_place("", true));
  CHECK(url_of_place("app", false) == "/app");
  CHECK(url_of_place("", false) == "");
}

TEST_CASE("what lies below a path of a URL ends its steps where that path does") {
  CHECK(is_url_at_or_below("/App/x", "/app"));
  CHECK(is_url_at_or_below("/app", "/app"));
  CHECK_FALSE(is_url_at_or_below("/apple", "/app"));
  CHECK_FALSE(is_url_at_or_below("/ap", "/app"));
  CHECK(is_url_at_or_below("/x", "/"));
  CHECK(is_url_at_or_below("/x", ""));
}
