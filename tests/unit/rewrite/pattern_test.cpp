// Patterns and texts of URL Rewrite by themselves: limits, dialects, what stands in braces.
#include "rewrite/pattern/pattern.h"

#include <doctest/doctest.h>

#include "rewrite/pattern/ecmascript.h"
#include "rewrite/text/template.h"
#include "rewrite/text/url_text.h"

using namespace iislint::rewrite;

namespace {

PatternMatch match(std::string_view pattern, std::string_view text,
                   PatternSyntax syntax = PatternSyntax::ecmascript, bool ignores_case = true) {
  MatchBudget budget;
  return Pattern(pattern, syntax, ignores_case).match(text, budget);
}

std::string doubt(std::string_view pattern) {
  const auto doubts = doubts_of(pattern);
  return doubts.empty() ? std::string() : doubts.front().what;
}

}  // namespace

TEST_CASE("a pattern captures the whole and its groups, those without part as empty") {
  CHECK(match("^(a)|(b)$", "b").captures == std::vector<std::string>{"b", "", "b"});
  CHECK(match("B", "abc").captures == std::vector<std::string>{"b"});
  CHECK_FALSE(match("B", "abc", PatternSyntax::ecmascript, false).is_match());
  CHECK_FALSE(match("^a$", "a\n").is_match());
  CHECK(match("*.b?", "x.bc", PatternSyntax::wildcard).captures == std::vector<std::string>{"x.bc", "x"});
  CHECK_FALSE(match("*.b?", "x.b", PatternSyntax::wildcard).is_match());
  CHECK(match("(+)", "(+)", PatternSyntax::exact_match).is_match());
  CHECK(match("\xC3\x84", "\xC3\xA4").is_match());
  CHECK(match(".", "\xFF.").is_match());  // no UTF-8
}

TEST_CASE("a pattern that takes too long is given up, and after some of them sooner") {
  MatchBudget budget;
  const Pattern pattern("^(a+)+$", PatternSyntax::ecmascript, true);
  const std::string text = std::string(40, 'a') + "!";
  for (int i = 0; i < 20; ++i)
    CHECK(pattern.match(text, budget).outcome == PatternMatch::Outcome::gave_up);
  CHECK(budget.spent() <= 512'000'000);
  CHECK(match("a(b*)c", "a" + std::string(200, 'b') + "c").is_match());
}

TEST_CASE("every match is paid for: one that stays just below its limit almost like one that meets it") {
  const Pattern plain("^a", PatternSyntax::ecmascript, true);
  const Pattern doubling("^(a+)+$", PatternSyntax::ecmascript, true);
  MatchBudget budget;
  CHECK(plain.match(std::string(500, 'a'), budget).is_match());
  CHECK(budget.spent() >= 500);
  CHECK(budget.spent() < 5000);
  const std::uint64_t before = budget.spent();
  CHECK(doubling.match(std::string(12, 'a') + "!", budget).outcome == PatternMatch::Outcome::not_matched);
  CHECK(budget.spent() - before > 4'000);
  CHECK(budget.spent() - before < 400'000);
  CHECK_FALSE(budget.is_spent());
}

TEST_CASE("a match takes a part of what is left, and of nothing it gives up") {
  const Pattern doubling("^(a+)+$", PatternSyntax::ecmascript, true);
  MatchBudget budget(100'000, 50'000);
  CHECK(budget.steps() == 25'000);
  for (int i = 0; i < 100; ++i)
    CHECK(doubling.match(std::string(40, 'a') + "!", budget).outcome == PatternMatch::Outcome::gave_up);
  CHECK(budget.spent() < 140'000);
  for (int i = 0; i < 100'000 && !budget.is_spent(); ++i)
    doubling.match("a", budget);
  CHECK(budget.is_spent());
  CHECK(doubling.match("a", budget).outcome == PatternMatch::Outcome::gave_up);
}

TEST_CASE("a match can be asked for at the beginning alone, which one start pays for") {
  const Pattern pattern("(a+)+b", PatternSyntax::ecmascript, true);
  MatchBudget begin, anywhere;
  CHECK_FALSE(pattern.match_at_begin("xab", begin).is_match());
  CHECK(pattern.match_at_begin("abx", begin).captures == std::vector<std::string>{"ab", "a"});
  CHECK(pattern.match("xab", anywhere).is_match());
}

TEST_CASE("what cannot be compiled has a reason") {
  for (const char* wrong : {"*", "a(b", "[a", "a{2,1}", "?x"}) {
    CAPTURE(wrong);
    const Pattern pattern(wrong, PatternSyntax::ecmascript, true);
    REQUIRE(pattern.problem());
    CHECK_FALSE(pattern.problem()->message.empty());
    CHECK(pattern.group_count() == 0);
  }
  CHECK(Pattern(std::string(300, '(') + std::string(300, ')'), PatternSyntax::ecmascript, true).problem());
}

TEST_CASE("what other dialects know is doubtful, what ECMAScript knows is not") {
  CHECK(doubt("(?<=a)b") == "lookbehind");
  CHECK(doubt("(?<name>a)") == "a named group");
  CHECK(doubt("(?>a)") == "an atomic group");
  CHECK(doubt("a++") == "a possessive quantifier");
  CHECK(doubt("(?i)a") == "an option such as (?i)");
  CHECK(doubt("\\Aa") == "an anchor other than ^ and $");
  CHECK(doubt("[[:alpha:]]") == "a POSIX character class");
  CHECK(doubt("\\p{L}") == "an escape sequence of other dialects");
  for (const char* sound :
       {"^a+?b*?c??$", "(?:a)(?=b)(?!c)", "[\\w-.]+", "a\\+\\+", "[++]", "\\u0041\\x41\\cA", "a{2,}?",
        "\\{a}+", "a{b}+", "a{}+", "a{,2}+", "[{]1}+", "{1}x}+"})
    CHECK(doubt(sound) == "");
  CHECK(doubt("a{2,3}+") == "a possessive quantifier");
  CHECK(doubt("\\{a{2}+") == "a possessive quantifier");
}

TEST_CASE("a pattern that is too long to be compiled is not searched for doubts") {
  const std::string braces = "{" + std::string(kLongestPattern - 3, '}');
  CHECK(doubts_of(braces + "a++").empty());
  CHECK(doubts_of("a++" + std::string(kLongestPattern - 3, '}')).size() == 1);
}

TEST_CASE("braces: groups, variables, calls in calls, and what is wrong") {
  const Template text = parse_template("a{R:1}{c:12}{HTTP_HOST}{ToLower:{Map:{R:0}x}}b}");
  REQUIRE_FALSE(text.problem);
  REQUIRE(text.pieces.size() == 6);
  CHECK(text.pieces[1].number == 1);
  CHECK(text.pieces[2].kind == Piece::Kind::condition_group);
  CHECK(text.pieces[2].number == 12);
  CHECK(text.pieces[3].text == "HTTP_HOST");
  CHECK(text.pieces[4].argument.front().argument.front().kind == Piece::Kind::rule_group);
  CHECK(text.pieces[5].text == "b}");
  for (const char* wrong :
       {"{", "{}", "{R:", "{R:1", "{R:}", "{R:a}", "{C:-1}", "{a{b}", "{Map:{R:1}", "{ToLower:"})
    CHECK(parse_template(wrong).problem);
  std::string deep;
  for (int i = 0; i < 100; ++i)
    deep += "{f:";
  CHECK(parse_template(deep + std::string(100, '}')).problem);
}

TEST_CASE("texts of URLs") {
  CHECK(canonical_path("/a%20b//c\\d/./e/%2e%2E/f") == "/a b/c/d/f");
  CHECK(canonical_path("/a%2Fb/") == "/a/b/");
  CHECK(canonical_path("/a/..") == "/");
  CHECK(canonical_path("/../a/.") == "/a/");
  CHECK(canonical_path("/a..b/...") == "/a..b/...");
  CHECK(canonical_path("") == "/");
  CHECK(html_encoded("a&<b>\"'") == "a&amp;&lt;b&gt;&quot;&#39;");
  CHECK(url_safe("/a b?c=%41&d=\"%") == "/a%20b?c=%41&d=%22%25");
  const Url url = parse_url("http://h:1/p?q=a?b#f");
  CHECK(url.origin == "http://h:1");
  CHECK(url.path == "/p");
  CHECK(url.query == "q=a?b");
  CHECK(url.fragment == "#f");
  CHECK(parse_url("/a?u=http://x/").origin.empty());
}
