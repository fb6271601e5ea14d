#include "schema/deployment_token.h"

#include <doctest/doctest.h>

using iislint::schema::deployment_token;
using iislint::schema::TokenForms;

TEST_CASE("tokens of deployment tools are found in a text") {
  CHECK(deployment_token("*:#{Port}:") == "#{Port}");
  CHECK(deployment_token("x${port}") == "${port}");
  CHECK(deployment_token("$(Port)") == "$(Port)");
  CHECK(deployment_token("{{ port }}") == "{{ port }}");
  CHECK(deployment_token("$rootnamespace$.Program") == "$rootnamespace$");
  CHECK(deployment_token("__PORT__") == "__PORT__");
}

TEST_CASE("what only looks like a token is none") {
  for (const char* text : {"", "plain", "a$b", "US$ 5 and 6$", "____", "#{", "$()", "__", "pa$$word"}) {
    CAPTURE(text);
    CHECK(deployment_token(text).empty());
  }
}

TEST_CASE("percent signs and single braces are tokens where they are likely to be") {
  CHECK(deployment_token("%PORT%").empty());
  CHECK(deployment_token("{0}").empty());
  CHECK(deployment_token("%PORT%", TokenForms::likely) == "%PORT%");
  CHECK(deployment_token("{0}", TokenForms::likely) == "{0}");
  CHECK(deployment_token("*:[PORT]:", TokenForms::likely) == "[PORT]");
  CHECK(deployment_token("[fe80::1]:80:", TokenForms::likely).empty());
}
