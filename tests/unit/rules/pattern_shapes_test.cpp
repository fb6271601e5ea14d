#include "rules/checks/server/support/pattern_shapes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

using namespace iislint;
using rules::checks::characters;
using rules::checks::Shape;
using rules::checks::shapes_of;

namespace {

rewrite::WrittenPattern pattern_of(std::string text, bool ignores_case = true,
                                   rewrite::PatternSyntax syntax = rewrite::PatternSyntax::ecmascript) {
  rewrite::WrittenPattern pattern;
  pattern.text = std::move(text);
  pattern.syntax = syntax;
  pattern.ignores_case = ignores_case;
  return pattern;
}

/// Whether the shape lets the text through, by all that can be asked of it.
bool admits(const Shape& shape, const std::string& text) {
  if (shape.is_empty() && !text.empty()) return false;
  if (shape.needs_other_than(characters(text))) return false;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto* set = shape.at_begin(i);
    if (set != nullptr && (i >= text.size() || !set->test(static_cast<unsigned char>(text[i])))) return false;
  }
  return true;
}

using Random = std::mt19937;

std::string random_expression(Random& random, int depth) {
  static const char* const kAtoms[] = {"a",    "B",    "/",   "\\.", "\\?", ".",
                                       "[ab]", "[^/]", "\\d", "\\w", "\\W", "[a-c/]"};
  static const char* const kSigns[] = {"", "", "", "?", "*", "+", "{2}", "{0,1}", "*?"};
  std::string text;
  const auto pick = [&](std::size_t count) { return random() % count; };
  for (std::size_t i = pick(4); i > 0; --i) {
    std::string atom = kAtoms[pick(std::size(kAtoms))];
    if (depth > 0 && pick(4) == 0) {
      static const char* const kOpen[] = {"(", "(?:", "(?!", "(?="};
      atom = kOpen[pick(std::size(kOpen))] + random_expression(random, depth - 1) + ")";
      text +=
          atom + (atom.starts_with("(?=") || atom.starts_with("(?!") ? "" : kSigns[pick(std::size(kSigns))]);
    } else {
      text += atom + kSigns[pick(std::size(kSigns))];
    }
  }
  if (pick(4) == 0) text += "|" + random_expression(random, 0);
  if (pick(3) == 0) text = "^" + text;
  if (pick(3) == 0) text += "$";
  return text;
}

std::string random_text(Random& random) {
  std::string text;
  for (std::size_t i = random() % 6; i > 0; --i)
    text += "aAbB/.?1 _"[random() % 10];
  return text;
}

}  // namespace

TEST_CASE("what a pattern matches has one of its shapes") {
  Random random(20240501);
  int matched = 0, clear = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto pattern = pattern_of(random_expression(random, 2), random() % 2 == 0);
    const auto shapes = shapes_of(pattern);
    if (!shapes || pattern.pattern().problem()) continue;
    ++clear;
    CAPTURE(pattern.text);
    for (int j = 0; j < 10; ++j) {
      const std::string text = random_text(random);
      rewrite::MatchBudget budget;
      if (!pattern.pattern().match(text, budget).is_match()) continue;
      ++matched;
      CAPTURE(text);
      CHECK(std::any_of(shapes->begin(), shapes->end(), [&](const Shape& one) { return admits(one, text); }));
    }
  }
  CHECK(clear > 2000);
  CHECK(matched > 2000);
}

TEST_CASE("a shape says what is certain") {
  const auto first = [](const std::string& text) {
    const auto shapes = shapes_of(pattern_of(text));
    REQUIRE(shapes);
    return shapes->size() == 1 && shapes->front().at_begin(0) != nullptr;
  };
  CHECK(first("^api"));
  CHECK(first("^[a-z]+/"));
  CHECK_FALSE(first("api"));
  CHECK_FALSE(first("^.*api"));
  CHECK(shapes_of(pattern_of("^$"))->front().is_empty());
  CHECK(shapes_of(pattern_of("^(a|b)c"))->size() == 2);
  CHECK(shapes_of(pattern_of("*.php", true, rewrite::PatternSyntax::wildcard))
            ->front()
            .needs_other_than(characters("ph")));
}

TEST_CASE("nothing is said of patterns that are too involved") {
  std::string many, deep;
  for (int i = 0; i < 20; ++i)
    many += "(a|b)";
  for (int i = 0; i < 100; ++i)
    deep = "(" + deep + ")";
  for (const std::string& text : {many, deep, std::string(5000, 'a'), std::string("(?i)a"),
                                  std::string("\\x41"), std::string("(a"), std::string("a)")}) {
    CAPTURE(text);
    CHECK_FALSE(shapes_of(pattern_of(text)));
  }
}
