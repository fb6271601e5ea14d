// The words of a comment that silences findings.
#include <doctest/doctest.h>

#include <string>
#include <tuple>
#include <utility>

#include "engine/suppression/suppression_comment.h"

using namespace iislint;
using engine::CommentMistake;

namespace {

std::string rules_of(const std::string& text) {
  const auto comment = engine::read_suppression_comment(text);
  REQUIRE(comment);
  CHECK(!comment->mistake);
  std::string all;
  for (const engine::WordRange& rule : comment->rules)
    all += (all.empty() ? "" : "|") + std::string(rule.of(text));
  return all + " = " + std::string(comment->reason.of(text));
}

/// The mistake and the text it is at.
std::pair<CommentMistake, std::string> mistake_of(const std::string& text) {
  const auto comment = engine::read_suppression_comment(text);
  REQUIRE(comment);
  REQUIRE_MESSAGE(comment->mistake, text);
  return {*comment->mistake, std::string(comment->mistaken.of(text))};
}

}  // namespace

TEST_CASE("a last day at the end of the reason is a mistake, unless one stands where it belongs") {
  const std::string late = "until 2027-01-31";
  CHECK(mistake_of("iislint-ignore a: why until 2027-01-31 ") == std::pair(CommentMistake::late_date, late));
  CHECK(mistake_of("iislint-ignore-file a: until 2027-01-31") == std::pair(CommentMistake::late_date, late));
  CHECK(mistake_of("iislint-ignore a: why\nuntil 2027-01-31.") == std::pair(CommentMistake::late_date, late));
  CHECK(rules_of("iislint-ignore a until 2027-02-01: held until 2027-01-31") == "a = held until 2027-01-31");
  CHECK(rules_of("iislint-ignore a: until 2027-01-31 nothing") == "a = until 2027-01-31 nothing");
  CHECK(rules_of("iislint-ignore a: open until 2027-13-31") == "a = open until 2027-13-31");
  CHECK(rules_of("iislint-ignore a: 2027-01-31") == "a = 2027-01-31");
  CHECK(rules_of("iislint-ignore a: .") == "a = .");
}

TEST_CASE("a reason that nobody can see is none") {
  for (const std::string reason : {"", " \n", "\u00A0", "\u200B", "\u202E \u2066", "\u3000\u2003", "\uFEFF",
                                   "\u2800", "\u3164", "\U000E0041", "\u180E\uFE0F"}) {
    CAPTURE(reason);
    CHECK(mistake_of("iislint-ignore a:" + reason).first == CommentMistake::no_reason);
  }
  CHECK(rules_of("iislint-ignore a: \u200Bx") == "a = \u200Bx");
  CHECK(rules_of("iislint-ignore a: \u00E4") == "a = \u00E4");
}

TEST_CASE("rules, day and reason are told apart") {
  CHECK(rules_of(" iislint-ignore a-b: why ") == "a-b = why");
  CHECK(rules_of("iislint-ignore-file a, b: why: because, of, this") == "a|b = why: because, of, this");
  CHECK(rules_of("\n  iislint-ignore\n  a,\n  b\n  :\n  two\n  lines\n") == "a|b = two\n  lines");
  CHECK(rules_of("iislint-ignore a,: b") == "a = b");
  CHECK(rules_of("iislint-ignore a until 2027-01-31: why") == "a = why");
  CHECK(rules_of("iislint-ignore a, b, until 2027-01-31 :why") == "a|b = why");

  const std::string text = "iislint-ignore-file a until\n2027-01-31: why";
  const auto comment = engine::read_suppression_comment(text);
  REQUIRE(comment);
  CHECK(comment->is_for_file);
  CHECK(comment->until == base::date_from("2027-01-31"));
  CHECK(comment->date.of(text) == "2027-01-31");
  CHECK(!engine::read_suppression_comment("iislint-ignore a: until 2027-01-31")->until);
}

TEST_CASE("what is not meant for iislint is left alone") {
  for (const std::string text :
       {"", " ", "iislint", "iislint is a validator", "iislints", "iislinter-ignore a: b",
        "see iislint-ignore a: b", "expect: iislint-ignore", "\xC3\xA4iislint-ignore",
        "<iislint-ignore a: b>", "iislint: see the handbook"}) {
    CAPTURE(text);
    CHECK(!engine::read_suppression_comment(text));
  }
}

TEST_CASE("every mistake is found where it is") {
  using M = CommentMistake;
  const std::tuple<std::string, M, std::string> cases[] = {
      {"iislint-", M::unknown_keyword, "iislint-"},
      {"iislint-ignroe a: b", M::unknown_keyword, "iislint-ignroe"},
      {"iislint-ignore-next-line a: b", M::unknown_keyword, "iislint-ignore-next-line"},
      {"Iislint-Ignore a: b", M::unknown_keyword, "Iislint-Ignore"},
      {"iislint ignore a: b", M::unknown_keyword, "iislint ignore"},
      {"iislint:ignore a: b", M::unknown_keyword, "iislint:ignore"},
      {"IISLINT: disable", M::unknown_keyword, "IISLINT: disable"},
      {"iislint-ignore", M::no_rules, "iislint-ignore"},
      {"iislint-ignore : b", M::no_rules, "iislint-ignore"},
      {"iislint-ignore: b", M::no_rules, "iislint-ignore"},
      {"iislint-ignore , : b", M::no_rules, "iislint-ignore"},
      {"iislint-ignore until 2027-01-31: b", M::no_rules, "iislint-ignore"},
      {"iislint-ignore a", M::no_reason, "iislint-ignore"},
      {"iislint-ignore-file a, b: \n ", M::no_reason, "iislint-ignore-file"},
      {"iislint-ignore a b: c", M::stray_word, "b"},
      {"iislint-ignore a because of it", M::stray_word, "because"},
      {"iislint-ignore a x, b: c", M::stray_word, "x"},
      {"iislint-ignore a until 2027-01-31, b until 2027-01-31: c", M::stray_word, "until"},
      {"iislint-ignore a Until 2027-01-31: c", M::stray_word, "Until"},
      {"iislint-ignore a until: c", M::invalid_date, "until"},
      {"iislint-ignore a until tomorrow: c", M::invalid_date, "tomorrow"},
      {"iislint-ignore a until 2027-02-29: c", M::invalid_date, "2027-02-29"},
      {"iislint-ignore a until 2027-01-31 12:00: c", M::invalid_date, "2027-01-31 12"},
  };
  for (const auto& [text, mistake, at] : cases) {
    CAPTURE(text);
    CHECK(mistake_of(text) == std::pair(mistake, at));
  }
}

TEST_CASE("a long comment is read in one go") {
  std::string text = "iislint-ignore a";
  for (int i = 0; i < 200000; ++i)
    text += ",b,,";
  const auto comment = engine::read_suppression_comment(text + ": c");
  REQUIRE(comment);
  CHECK(comment->rules.size() == 200001);
}
