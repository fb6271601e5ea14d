// Settings files and definitions of rules, while they are written.
#include <doctest/doctest.h>

#include "editor/completion.h"
#include "editor/hover.h"
#include "editor/links.h"
#include "editor/outline.h"
#include "marked_text.h"

using namespace iislint;
using tests::find;
using tests::labels;
using tests::MarkedProject;

namespace {

editor::Completion complete(const std::string& text, const std::string& path = ".iislint.json") {
  MarkedProject project(tests::Files{{path, text}});
  return editor::complete(*project, project.path(), project.offset());
}

std::string labels_in(const std::string& text, const std::string& path = ".iislint.json") {
  return " " + labels(complete(text, path)) + " ";
}

std::string hover_in(const std::string& text) {
  MarkedProject project(tests::Files{{".iislint.json", text}});
  const auto hover = editor::hover(*project, project.path(), project.offset());
  return hover ? hover->markdown : std::string();
}

bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("keys of settings are offered, but for those that are there, in broken text too") {
  for (const char* text : {"{|}", "{ \"profile\": \"strict\", |", "{\"|", "// note\n{ \"pro|\n}",
                           "{ \"profile\": \"strict\",\r\n  \"f| }"}) {
    CAPTURE(text);
    const std::string found = labels_in(text);
    CAPTURE(found);
    CHECK(has(found, " failOn "));
    CHECK_FALSE(has(found, " reason "));
  }
  CHECK_FALSE(has(labels_in("{ \"profile\": \"strict\", | }"), " profile "));
  CHECK_FALSE(has(labels_in("{ |, \"profile\": \"strict\" }"), " profile "));
}

TEST_CASE("a key brings the beginning of its value") {
  const editor::Completion completion = complete("{ \"ru|\" }");
  const auto* rules = find(completion, "rules");
  REQUIRE(rules != nullptr);
  CHECK(rules->text == "\"rules\": ");
  CHECK(rules->snippet == "\"rules\": { $0 }");
  const editor::Completion named = complete("{ \"ru|\": {} }");
  REQUIRE(find(named, "rules") != nullptr);
  CHECK(find(named, "rules")->text == "\"rules\"");
}

TEST_CASE("words of settings: profiles, levels, rules") {
  CHECK(labels_in("{ \"profile\": | }") == " default strict cis stig ");
  CHECK(labels_in("{ \"profile\": \"st|\" }") == " default strict cis stig ");
  CHECK(has(labels_in("{ \"rules\": { | } }"), " aspnet-debug-enabled "));
  CHECK(has(labels_in("{ \"rules\": { \"aspnet-debug-enabled\": \"|\" } }"), " off info warning error "));
  const std::string found =
      labels_in("{ \"suppressions\": [ { \"rules\": [ \"xml-malformed\", \"|\" ] } ] }");
  CHECK(has(found, " aspnet-debug-enabled "));
  CHECK(labels_in("{ \"suppressions\": [ { | } ] }").starts_with(" rules reason "));
}

TEST_CASE("a rule has its summary, a key its meaning") {
  CHECK(has(hover_in("{ \"rules\": { \"aspnet-debug-|enabled\": \"off\" } }"), "**aspnet-debug-enabled**"));
  CHECK(has(hover_in("{ \"fail|On\": \"error\" }"), "The lowest level that makes the exit status 1"));
  CHECK(hover_in("{ \"unknown|\": 1 }").empty());
}

TEST_CASE("keys of users' definitions are offered, in the folders that the settings name") {
  const auto labels_of = [](const std::string& folder, const std::string& text) {
    MarkedProject project(tests::Files{{"app/.iislint.json", "{ \"rulesDirectories\": [\"rules\"] }"},
                                       {"app/" + folder + "/our-rule.json", text}});
    return " " + labels(editor::complete(*project, project.path(), project.offset())) + " ";
  };
  const std::string found = labels_of("rules", "{ \"summ|\" }");
  CAPTURE(found);
  CHECK(has(found, " summary "));
  CHECK(has(found, " severity "));
  CHECK(has(labels_of("rules", "{ \"severity\": \"|\" }"), " warning "));
  CHECK(labels_of("other", "{ \"summ|\" }") == "  ");
}

TEST_CASE("the outline of settings has their keys") {
  MarkedProject project(tests::Files{{".iislint.json", "{ \"rules\": { \"a\": \"off\" } }"}});
  const auto symbols = editor::outline(*project, ".iislint.json");
  REQUIRE(symbols.size() == 1);
  CHECK(symbols[0].name == "rules");
  CHECK(symbols[0].children.size() == 1);
}

TEST_CASE("files that settings extend are links") {
  MarkedProject project(tests::Files{
      {"app/.iislint.json",
       "{ \"extends\": \"../base/all.json\", \"hierarchy\": { \"applicationHost\": \"none.config\" } }"},
      {"base/all.json", "{}"}});
  const auto links = editor::links(*project, "app/.iislint.json");
  REQUIRE(links.size() == 1);
  CHECK(links.front().path == "base/all.json");
  CHECK(project.text(links.front().range) == "../base/all.json");
}
