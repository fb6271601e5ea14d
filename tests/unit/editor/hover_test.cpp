// What an administrator reads where the pointer rests.
#include "editor/hover.h"

#include <doctest/doctest.h>

#include "editor/texts/markdown.h"
#include "marked_text.h"

using namespace iislint;
using tests::MarkedProject;

namespace {

std::string hover_of(MarkedProject& project) {
  const auto hover = editor::hover(*project, project.path(), project.offset());
  return hover ? hover->markdown : std::string();
}

std::string hover_in(const std::string& text, const std::string& path = "web.config") {
  MarkedProject project(text, path);
  return hover_of(project);
}

bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("an attribute says what it does, its words, its default and the value in force") {
  const std::string text = hover_in(
      "<configuration><system.webServer><security><access sslFl|ags=\"Ssl\"/>"
      "</security></system.webServer></configuration>");
  CAPTURE(text);
  CHECK(has(text, "**sslFlags** of `<access>`"));
  CHECK(has(text, "`SslRequireCert`"));
  CHECK(has(text, "Default: `None`"));
  CHECK(has(text, "**In force here:** `Ssl`, set on line 1 of this file"));
}

TEST_CASE("the word under the cursor is explained, behind characters of four bytes too") {
  const std::string text = hover_in(
      "<configuration><!-- \xF0\x9F\x94\x92\xF0\x9F\x94\x92 -->\r\n<system.webServer>\r\n<security>"
      "<access sslFlags=\"Ssl, SslRequire|Cert\"/></security></system.webServer></configuration>");
  CAPTURE(text);
  CHECK(has(text, "\n\n`SslRequireCert`"));
  CHECK(has(text, "line 3 of this file"));
}

TEST_CASE("what a site inherits is told with its place, and what it overrides") {
  const std::string text = hover_in(
      "<configuration><system.applicationHost><sites>\n"
      "<siteDefaults><limits connectionTimeout=\"00:01:00\"/></siteDefaults>\n"
      "<site name=\"a\" id=\"1\"><limits connectionTime|out=\"00:03:00\"/></site>\n"
      "</sites></system.applicationHost></configuration>",
      "applicationHost.config");
  CAPTURE(text);
  CHECK(has(text, "`00:03:00`, set on line 3 of this file"));
  CHECK(has(text, "overrides `00:01:00` on line 2 of this file (in siteDefaults)"));
}

TEST_CASE("entries that one key does not tell apart have no value in force") {
  const std::string text = hover_in(
      "<configuration><system.applicationHost><sites><site name=\"a\" id=\"1\"><bindings>"
      "<binding protocol=\"http\" bindingInformation=\"*:80:a\"/>"
      "<binding protocol=\"http\" bindingInformation=\"*:80:b\" ssl|Flags=\"1\"/>"
      "</bindings></site></sites></system.applicationHost></configuration>",
      "applicationHost.config");
  CAPTURE(text);
  CHECK(has(text, "**sslFlags**"));
  CHECK_FALSE(has(text, "In force"));
}

TEST_CASE("a secret is never shown, where it is written and where it is overridden") {
  const std::string secret = "test-only-value";
  for (const std::string& text :
       {hover_in(
            "<configuration><system.applicationHost><applicationPools>\n"
            "<applicationPoolDefaults><processModel password=\"test-only-value\"/></applicationPoolDefaults>"
            "<add name=\"p\"><processModel userName=\"u\" pass|word=\"test-only-value\"/></add>"
            "</applicationPools></system.applicationHost></configuration>",
            "applicationHost.config"),
        hover_in("<configuration><connectionStrings><add name=\"db\" "
                 "connectionString=\"Server=s;Pass|word=test-only-value\"/></connectionStrings></"
                 "configuration>")}) {
    CAPTURE(text);
    CHECK_FALSE(text.empty());
    CHECK_FALSE(has(text, secret));
  }
}

TEST_CASE("an element says where it may stand and what its keys are") {
  const std::string site = hover_in(
      "<configuration><system.applicationHost><sites><si|te name=\"a\"></site></sites>"
      "</system.applicationHost></configuration>",
      "applicationHost.config");
  CAPTURE(site);
  CHECK(has(site, "**\\<site\\>**"));
  CHECK(has(site, "Key: `name`"));
  const std::string section = hover_in(
      "<configuration><system.applicationHost></system.applicationHost><system.webServer><security>"
      "<access></acc|ess></security></system.webServer></configuration>");
  CAPTURE(section);
  CHECK(has(section, "Section `system.webServer/security/access`"));
}

TEST_CASE("an element says where else it may stand, a misplaced one where it belongs") {
  const std::string misplaced = hover_in("<configuration><request|Limits/></configuration>");
  CAPTURE(misplaced);
  CHECK(has(misplaced, "and `system.webServer/security/requestFiltering`"));
  const std::string inside = hover_in(
      "<configuration><system.webServer><security><requestFiltering><request|Limits/></requestFiltering></"
      "security>"
      "</system.webServer></configuration>");
  CAPTURE(inside);
  CHECK(has(inside, "Allowed in `system.ftpServer/security/requestFiltering`"));
}

TEST_CASE("a rule in a comment says its summary") {
  CHECK(has(hover_in("<configuration><!-- iislint-ignore aspnet-debug-en|abled, xml-malformed: for a test -->"
                     "</configuration>"),
            "**aspnet-debug-enabled**"));
  CHECK(hover_in("<configuration><!-- nothing | at all --></configuration>").empty());
}

TEST_CASE("an open applicationHost.config locks the section of a web.config below it") {
  MarkedProject project(tests::Files{
      {"/w/applicationHost.config",
       "<configuration><configSections><sectionGroup name=\"system.webServer\"><section name=\"httpErrors\" "
       "overrideModeDefault=\"Allow\"/></sectionGroup></configSections><system.applicationHost><sites>"
       "<site name=\"a\" id=\"1\"><application path=\"/\"><virtualDirectory path=\"/\" "
       "physicalPath=\"site\"/>"
       "</application></site></sites></system.applicationHost></configuration>"},
      {"/w/site/web.config",
       "<configuration><system.webServer><httpErrors error|Mode=\"Detailed\"/></system.webServer>"
       "</configuration>"}});
  CAPTURE(hover_of(project));
  CHECK_FALSE(has(hover_of(project), "Locked here"));
  (*project).update(
      "/w/applicationHost.config",
      "<configuration><configSections><sectionGroup name=\"system.webServer\">\n<section name=\"httpErrors\" "
      "overrideModeDefault=\"Deny\"/></sectionGroup></configSections><system.applicationHost><sites>"
      "<site name=\"a\" id=\"1\"><application path=\"/\"><virtualDirectory path=\"/\" physicalPath=\"site\"/>"
      "</application></site></sites></system.applicationHost></configuration>");
  const std::string text = hover_of(project);
  CAPTURE(text);
  CHECK(has(text, "**Locked here** by `overrideModeDefault=\"Deny\"` in ../applicationHost.config:2"));
}

TEST_CASE("other files are named from the innermost folder of the workspace, with links that hold") {
  MarkedProject project(tests::Files{
      {"/w/conf/applicationHost.config",
       "<configuration><system.applicationHost><applicationPools>\n<add name=\"Shop\"/></applicationPools>"
       "<sites><site name=\"a\" id=\"1\"><application path=\"/\" applicationPool=\"Sh|op\"/></site></sites>"
       "</system.applicationHost></configuration>"}});
  const source::FileId id = (*project).files().id_of(project.path());
  REQUIRE((*project).files().load(id));
  const auto named = [&](const std::string& asking, const editor::PlaceNames& names) {
    const editor::PlaceTexts places(*project, asking, names);
    return places.words({id, 62, 62}) + " " + places.markdown({id, 62, 62});
  };
  const std::string file = "applicationHost.config:2";
  const auto twice = [](const std::string& text) { return text + " " + text; };
  CHECK(named("/w/conf/web.config", {}) == twice("in " + file));
  CHECK(named("/w/conf/a/b/web.config", {}) == twice("in ../../" + file));
  CHECK(named("/w/a/b/c/web.config", {}) == twice("in /w/conf/" + file));
  CHECK(named("/w/a/web.config", {{"/w/a", "/w", "/w/conf/x"}}) == twice("in conf/" + file));
  CHECK(named("/w/a/web.config", {{"/w", "/w/conf"}}) == twice("in " + file));
  const auto address = [](const std::string& path) { return "file://" + path + " (1)"; };
  const std::string target = "(file:///w/conf/applicationHost.config%20%281%29#L2)";
  CHECK(named("/w/a/web.config", {{"/w"}, address}) ==
        "in conf/" + file + " in [conf/" + file + "]" + target);
  CHECK(named(project.path(), {{"/w"}, address}) ==
        "on line 2 of this file on [line 2]" + target + " of this file");
  const auto unsaved = [](const std::string&) { return "untitled:1"; };
  CHECK(named(project.path(), {{"/w"}, unsaved}) == twice("on line 2 of this file"));
}

TEST_CASE("without its markup a text is read as it was meant, whatever it holds") {
  using editor::without_markup;
  CHECK(without_markup("**x**\n\n- `a`, `` `b` ``\n- [c](https://c/) and [d\\]e](file:///d#L1)") ==
        "x\n\n- a, `b`\n- c (https://c/) and d]e");
  for (const std::string text :
       {"*a* _b_ [c](d) <e> #f | ~g & \\ `h` **i**", "`", "``", "a ` b", "a`", "[", "]", "](", "\\", "**"}) {
    CAPTURE(text);
    CHECK(without_markup(editor::plain(text)) == text);
    CHECK(without_markup(editor::code(text)) == text);
    CHECK(without_markup("**" + editor::plain(text) + "**: " + editor::code(text) + ".") ==
          text + ": " + text + ".");
  }
  for (const std::string broken : {"[a](b", "[a]", "[a\\", "`a", "a\\", "*"}) {
    CAPTURE(broken);
    CHECK(without_markup(broken).size() <= broken.size());
  }
}
