#include "values/deployment_token.h"

#include <doctest/doctest.h>

using iislint::values::deployment_token;
using iislint::values::is_all_tokens;
using iislint::values::is_whole_token;
using iislint::values::TokenForms;

TEST_CASE("tokens of deployment tools are found in a text") {
  CHECK(deployment_token("*:#{Port}:") == "#{Port}");
  CHECK(deployment_token("x${port}") == "${port}");
  CHECK(deployment_token("$(Port)") == "$(Port)");
  CHECK(deployment_token("{{ port }}") == "{{ port }}");
  CHECK(deployment_token("$rootnamespace$.Program") == "$rootnamespace$");
  CHECK(deployment_token("__PORT__") == "__PORT__");
}

TEST_CASE("what only looks like a token is none") {
  for (const char* text : {"", "plain", "a$b", "US$ 5 and 6$", "____", "#{", "$()", "__", "pa$$word",
                           "^index\\.php$($|/)", "x{2}$(?!y)", "^(.*)\\${2}(a)$", "$5$"}) {
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

TEST_CASE("in a password only some tokens can be told from the text around them") {
  CHECK(deployment_token("x-#{Password}", TokenForms::unmistakable) == "#{Password}");
  CHECK(deployment_token("$( Password )", TokenForms::unmistakable) == "$( Password )");
  CHECK(deployment_token("Ab$cdef$1", TokenForms::unmistakable).empty());
  CHECK(deployment_token("__PASSWORD__", TokenForms::unmistakable).empty());
}

TEST_CASE("a text that is nothing but a name between signs is a token as a whole") {
  for (const char* text : {"$Password$", "__DB_PASSWORD__", "%PASSWORD%", "{password}", "[my password]",
                           "{0}", "{OAuth2Secret}", "[p1]"}) {
    CAPTURE(text);
    CHECK(is_whole_token(text, TokenForms::likely));
  }
  CHECK(!is_whole_token("%PASSWORD%", TokenForms::certain));
  for (const char* text : {"", "$$", "____", "Ab$cdef$", "{Kx9tQ}", "[9]", "%7tQ%", "__a!b__", "{x"}) {
    CAPTURE(text);
    CHECK(!is_whole_token(text, TokenForms::likely));
  }
}

TEST_CASE("a password is a token only as a whole") {
  for (const char* text : {"#{Secret}", "#{Secret}#", "__PASSWORD__", "$(Db.Password)", "${DB_PASSWORD}",
                           "{{ .Values.password }}", "${{ secrets.DB_PASSWORD }}", "#{user}-#{secret}",
                           "#{Password | HtmlEscape}", "#{Octopus.Action[Deploy web].Output.Password}",
                           "%PASSWORD%", "[password]"}) {
    CAPTURE(text);
    CHECK(is_all_tokens(text, TokenForms::likely));
  }
  for (const char* text : {"", "-", "#{", "#{}", "#{Secret", "Pa$(ss)1w", "x#{y}z9!", "#{Kx!9}",
                           "#{Secret}9!", "p-#{Secret}", "$(pass)word", "{{x}}1", "${a}b${c}"}) {
    CAPTURE(text);
    CHECK(!is_all_tokens(text, TokenForms::likely));
  }
}
