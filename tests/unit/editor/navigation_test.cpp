// From names to what they mean, back, and to other names.
#include "editor/navigation.h"

#include <doctest/doctest.h>

#include "editor/links.h"
#include "editor/rename.h"
#include "marked_text.h"

using namespace iislint;
using tests::MarkedProject;

namespace {

const std::string kHost = "applicationHost.config";

/// A server with a site in the folder "site", and what else its applicationHost.config holds.
std::string host(const std::string& pools, const std::string& more, const std::string& pool = "Shop") {
  return "<configuration>\n<system.applicationHost><applicationPools>" + pools +
         "</applicationPools><sites>\n<site name=\"a\" id=\"1\"><application path=\"/\" applicationPool=\"" +
         pool + "\">\n<virtualDirectory path=\"/\" physicalPath=\"site\"/></application></site></sites>\n" +
         "</system.applicationHost>\n" + more + "</configuration>";
}

std::string defined(MarkedProject& project) {
  std::string text;
  const editor::Definition found = editor::definition(*project, project.path(), project.offset());
  for (const editor::Target& target : found.targets) {
    CHECK(target.full.contains(target.selected));
    text += (text.empty() ? "" : " | ") + project.shown(target.selected);
  }
  return text;
}

std::string referenced(MarkedProject& project, bool with_declaration = true) {
  std::string text;
  for (const source::Span& span :
       editor::references(*project, project.path(), project.offset(), with_declaration))
    text += (text.empty() ? "" : " | ") + project.shown(span);
  return text;
}

std::string rule(const std::string& url) {
  return "<system.webServer><rewrite><rules><rule name=\"r\"><action type=\"Rewrite\" url=\"" + url +
         "\"/></rule></rules></rewrite></system.webServer>";
}

const std::string kMaps =
    "<system.webServer><rewrite><rewriteMaps><rewriteMap name=\"Old\"/></rewriteMaps></rewrite>"
    "</system.webServer>";

}  // namespace

TEST_CASE("an application leads to its pool, and the pool to those that use it") {
  MarkedProject use(tests::Files{{kHost, host("<add name=\"Shop\"/>", "", "sh|op")}});
  CHECK(defined(use) == "applicationHost.config:2:54 Shop");
  MarkedProject pool(tests::Files{{kHost, host("<add name=\"Sh|op\"/>", "", "shop")}});
  CHECK(referenced(pool) == "applicationHost.config:2:54 Shop | applicationHost.config:3:62 shop");
  CHECK(referenced(pool, false) == "applicationHost.config:3:62 shop");
}

TEST_CASE("a location leads to its site") {
  MarkedProject project(
      tests::Files{{kHost, host("<add name=\"Shop\"/>", "<location path=\"|a/img\"></location>")}});
  CHECK(defined(project) == "applicationHost.config:3:13 a");
  CHECK(referenced(project) == "applicationHost.config:3:13 a | applicationHost.config:6:17 a");
}

TEST_CASE("a map in braces leads to its declaration in the file above") {
  MarkedProject project(
      tests::Files{{kHost, host("<add name=\"Shop\"/>", kMaps)},
                   {"site/web.config",
                    "<configuration>" + rule("\xF0\x9F\x97\xBA{ol|d:{REQUEST_URI}}") + "</configuration>"}});
  CHECK(defined(project) == "applicationHost.config:6:59 Old");
  CHECK(referenced(project) == "applicationHost.config:6:59 Old | site/web.config:1:96 old");
}

TEST_CASE("groups of a pattern and functions are no maps") {
  MarkedProject project(
      tests::Files{{"web.config", "<configuration>" + rule("{UrlEnc|ode:{R:1}}") + "</configuration>"}});
  CHECK(defined(project).empty());
}

TEST_CASE("a value leads to those that it overrides") {
  MarkedProject project(tests::Files{
      {kHost, host("<add name=\"Shop\"/>",
                   "<system.webServer><httpErrors errorMode=\"Custom\"/></system.webServer>")},
      {"site/web.config",
       "<configuration><system.webServer><httpErrors error|Mode=\"Detailed\"/></system.webServer>"
       "</configuration>"}});
  CHECK(defined(project) == "applicationHost.config:6:42 Custom");
  MarkedProject section(tests::Files{
      {kHost, host("<add name=\"Shop\"/>",
                   "<system.webServer><httpErrors errorMode=\"Custom\"/></system.webServer>")},
      {"site/web.config",
       "<configuration><system.webServer><http|Errors errorMode=\"Detailed\"/></system.webServer>"
       "</configuration>"}});
  CHECK(defined(section) == "applicationHost.config:6:20 httpErrors");
}

TEST_CASE("remove and clear lead to what they take away") {
  const std::string list =
      "<system.webServer><defaultDocument><files><add value=\"a.htm\"/><add value=\"b.htm\"/></files>"
      "</defaultDocument></system.webServer>";
  const auto below = [](const std::string& directive) {
    return "<configuration><system.webServer><defaultDocument><files>" + directive +
           "</files></defaultDocument></system.webServer></configuration>";
  };
  MarkedProject remove(tests::Files{{kHost, host("<add name=\"Shop\"/>", list)},
                                    {"site/web.config", below("<remove value=\"b.|htm\"/>")}});
  CHECK(defined(remove) == "applicationHost.config:6:64 add");
  MarkedProject clear(
      tests::Files{{kHost, host("<add name=\"Shop\"/>", list)}, {"site/web.config", below("<cl|ear/>")}});
  CHECK(defined(clear) == "applicationHost.config:6:64 add | applicationHost.config:6:44 add");
}

TEST_CASE("configSource leads to its file, and is a link") {
  MarkedProject project(
      tests::Files{{"app/web.config",
                    "<configuration><connectionStrings configSource=\"Conf\\d|b.config\"/></configuration>"},
                   {"app/conf/db.config", "<connectionStrings/>"}});
  CHECK(defined(project) == "app/conf/db.config:1:1 ");
  const auto links = editor::links(*project, "app/web.config");
  REQUIRE(links.size() == 1);
  CHECK(links.front().path == "app/conf/db.config");
  CHECK(project.text(links.front().range) == "Conf\\db.config");
}

TEST_CASE("the folder of a site is a link to the web.config in it") {
  MarkedProject project(
      tests::Files{{kHost, host("<add name=\"Shop\"/>", "")}, {"site/web.config", "<configuration/>"}});
  const auto links = editor::links(*project, kHost);
  REQUIRE(links.size() == 1);
  CHECK(links.front().path == "site/web.config");
  CHECK(project.text(links.front().range) == "site");
}

TEST_CASE("a pool is renamed wherever it is named") {
  MarkedProject project(
      tests::Files{{kHost, host("<add name=\"Sh|op\"/><add name=\"Other\"/>", "", "shop")}});
  const auto start = editor::renameable_at(*project, project.path(), project.offset());
  REQUIRE(start.has_value());
  CHECK(start->name == "Shop");
  const auto edits = editor::rename(*project, project.path(), project.offset(), "R(D) 'x'");
  REQUIRE(edits.has_value());
  REQUIRE(edits->size() == 2);
  CHECK(project.shown(edits->front().span) == "applicationHost.config:2:54 Shop");
  CHECK(edits->front().new_text == "R(D) &apos;x&apos;");
  for (const char* bad : {"", " ", "other", "a&b", "a/b", " Shop"}) {
    CAPTURE(bad);
    CHECK_FALSE(editor::rename(*project, project.path(), project.offset(), bad).has_value());
  }
}

TEST_CASE("a map is renamed in the files of all sites below") {
  MarkedProject project(tests::Files{
      {kHost, host("<add name=\"Shop\"/>", kMaps)},
      {"site/web.config", "<configuration>" + rule("{ol|d:{REQUEST_URI}}/{Old:1}") + "</configuration>"}});
  const auto edits = editor::rename(*project, project.path(), project.offset(), "New");
  REQUIRE(edits.has_value());
  CHECK(edits->size() == 3);
  CHECK_FALSE(editor::rename(*project, project.path(), project.offset(), "a:b").has_value());
}

TEST_CASE("a map that nobody declares is not renamed") {
  MarkedProject project(
      tests::Files{{"web.config", "<configuration>" + rule("{ol|d:{R:1}}") + "</configuration>"}});
  CHECK_FALSE(editor::rename(*project, project.path(), project.offset(), "New").has_value());
}

TEST_CASE("other names are not renamed") {
  MarkedProject project(tests::Files{{kHost, host("<add name=\"Shop\"/>", "<location path=\"a|\"/>")}});
  CHECK_FALSE(editor::renameable_at(*project, project.path(), project.offset()).has_value());
}

TEST_CASE("a provider is one of the same section") {
  MarkedProject project(tests::Files{{"web.config",
                                      "<configuration><system.web>\n<membership "
                                      "defaultProvider=\"S|ql\"><providers><add name=\"Sql\"/></providers>"
                                      "</membership>\n<profile><providers><add "
                                      "name=\"Sql\"/></providers></profile></system.web></configuration>"}});
  CHECK(defined(project) == "web.config:2:57 Sql");
}

TEST_CASE("an FTP site leads to its provider") {
  MarkedProject project(tests::Files{
      {kHost, host("<add name=\"Shop\"/>",
                   "<system.ftpServer><providerDefinitions><add "
                   "name=\"Own\"/></providerDefinitions></system.ftpServer>"
                   "<location path=\"x\"><system.applicationHost><sites><siteDefaults><ftpServer><security>"
                   "<authentication><customAuthentication><providers><add name=\"o|wn\"/></providers>"
                   "</customAuthentication></authentication></security></ftpServer></siteDefaults></sites>"
                   "</system.applicationHost></location>")}});
  CHECK(defined(project) == "applicationHost.config:6:51 Own");
}

TEST_CASE("a name without quotes is not renamed") {
  MarkedProject project(tests::Files{{kHost, host("<add name=Sh|op />", "")}});
  CHECK_FALSE(editor::rename(*project, project.path(), project.offset(), "New").has_value());
}
