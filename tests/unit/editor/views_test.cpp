// What is seen of a whole file: outline, folds, values that are not written, who inherits.
#include <doctest/doctest.h>

#include <chrono>

#include "editor/code_lens.h"
#include "editor/folding.h"
#include "editor/inlay_hints.h"
#include "editor/outline.h"
#include "marked_text.h"

using namespace iislint;
using tests::MarkedProject;

namespace {

const std::string kHost = "applicationHost.config";

std::string shown(const std::vector<editor::Symbol>& symbols) {
  std::string text;
  for (const editor::Symbol& symbol : symbols) {
    CHECK(symbol.full.contains(symbol.selected));
    text += (text.empty() ? "" : " ") + symbol.name;
    if (!symbol.detail.empty()) text += ":" + symbol.detail;
    if (!symbol.children.empty()) text += "(" + shown(symbol.children) + ")";
  }
  return text;
}

std::string hints(const std::string& text, editor::InlayWishes wishes = {}, const std::string& path = kHost) {
  MarkedProject project(tests::Files{{path, text}});
  std::string all;
  for (const editor::InlayHint& hint : editor::inlay_hints(*project, path, 0, 1000000, wishes))
    all += hint.label + " {" + hint.tooltip + "}";
  return all;
}

const std::string kServer =
    "<configuration>\n<system.applicationHost>\n<applicationPools>\n"
    "<add name=\"Shop\"/>\n<applicationPoolDefaults managedRuntimeVersion=\"v4.0\">"
    "<processModel password=\"test-only-value\" maxProcesses=\"2\"/></applicationPoolDefaults>\n"
    "</applicationPools>\n<sites>\n<siteDefaults><limits connectionTimeout=\"00:01:00\"/></siteDefaults>\n"
    "<site name=\"a\" id=\"1\"><limits/><bindings><binding protocol=\"http\" bindingInformation=\"*:80:\"/>"
    "</bindings></site>\n<site name=\"b\" id=\"2\"><limits connectionTimeout=\"00:02:00\"/></site>\n"
    "<site name=\"c\" id=\"3\"></site>\n</sites>\n</system.applicationHost>\n</configuration>\n";

}  // namespace

TEST_CASE("the outline names pools, sites, bindings and locations") {
  MarkedProject project(tests::Files{
      {kHost,
       "<configuration><system.applicationHost><applicationPools><add "
       "name=\"Shop\"/></applicationPools><sites>"
       "<site name=\"a \xF0\x9F\x9B\x92\"><bindings><binding protocol=\"http\" bindingInformation=\"*:80:\"/>"
       "</bindings></site></sites></system.applicationHost><location path=\"a/img\"><system.webServer/>"
       "</location></configuration>"}});
  CHECK(shown(editor::outline(*project, kHost)) ==
        "system.applicationHost(applicationPools(Shop:application pool) "
        "sites(a \xF0\x9F\x9B\x92:site(*:80::http))) a/img:location(system.webServer)");
}

TEST_CASE("the outline of rewrite rules, also of a text that ends early") {
  MarkedProject project(tests::Files{
      {"web.config",
       "<configuration><system.webServer><rewrite><rules><rule name=\"to https\"><match url=\".*\"/>"}});
  CHECK(shown(editor::outline(*project, "web.config")) ==
        "system.webServer(rewrite(rules(to https:rewrite rule)))");
}

TEST_CASE("elements and comments over several lines are folded") {
  MarkedProject project(tests::Files{
      {"web.config",
       "<configuration>\r\n  <!-- a\r\n b -->\r\n  <system.webServer>\r\n  </system.webServer>\r\n"
       "</configuration>\r\n"}});
  const auto folds = editor::folds(*project, "web.config");
  REQUIRE(folds.size() == 2);
  CHECK(folds[0].kind == editor::FoldKind::element);
  CHECK(project.text(folds[0].range).ends_with("</system.webServer>"));
  CHECK(folds[1].kind == editor::FoldKind::comment);
  CHECK(project.text(folds[1].range) == "<!-- a\r\n b -->");
}

TEST_CASE("hints show what is inherited, with its origin, and no secrets") {
  const std::string text = hints(kServer);
  CAPTURE(text);
  CHECK(text.find(" connectionTimeout=\"00:01:00\" {in force: set on line 8 of this file}") !=
        std::string::npos);
  CHECK(text.find(" managedRuntimeVersion=\"v4.0\"") != std::string::npos);
  CHECK(text.find("test-only-value") == std::string::npos);
  CHECK(text.find("serverAutoStart") == std::string::npos);
  const std::string all = hints(kServer, {true});
  CHECK(all.find(" serverAutoStart=\"true\" {the default}") != std::string::npos);
  CHECK(all.find("test-only-value") == std::string::npos);
}

TEST_CASE("a hint leads to the value that counts") {
  MarkedProject project(tests::Files{{kHost, kServer}});
  for (const editor::InlayHint& hint : editor::inlay_hints(*project, kHost, 0, 1000000)) {
    REQUIRE(hint.origin.has_value());
    CHECK(hint.label.find("\"" + project.text(*hint.origin) + "\"") != std::string::npos);
  }
}

TEST_CASE("a lens counts who inherits a default") {
  MarkedProject project(tests::Files{{kHost, kServer}});
  const auto lenses = editor::code_lenses(*project, kHost);
  std::string titles;
  for (const editor::CodeLens& lens : lenses)
    titles += lens.title + "; ";
  CHECK(titles ==
        "1 application pool inherits managedRuntimeVersion; 1 application pool inherits password; "
        "1 application pool inherits maxProcesses; 2 sites inherit this; ");
  REQUIRE(lenses.size() == 4);
  REQUIRE(lenses[3].places.size() == 2);
  CHECK(project.text(lenses[3].places[0]) == "a");
  CHECK(project.text(lenses[3].places[1]) == "c");
}

TEST_CASE("defaults that are written again and again are counted in a moment, or not at all") {
  const auto file = [](int defaults, int sites) {
    std::string text = "<configuration>\n<system.applicationHost>\n<sites>\n";
    for (int i = 0; i < defaults; ++i)
      text += "<siteDefaults><limits connectionTimeout=\"00:01:00\"/></siteDefaults>\n";
    for (int i = 1; i <= sites; ++i)
      text += "<site name=\"s" + std::to_string(i) + "\" id=\"" + std::to_string(i) + "\"/>\n";
    return text + "</sites>\n</system.applicationHost>\n</configuration>\n";
  };
  const auto lenses_of = [&](int defaults, int sites) {
    MarkedProject project(tests::Files{{kHost, file(defaults, sites)}});
    const auto begin = std::chrono::steady_clock::now();
    auto lenses = editor::code_lenses(*project, kHost);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(120));
    return lenses;
  };
  const auto lenses = lenses_of(40, 500);
  REQUIRE(lenses.size() == 40);
  CHECK(lenses.front().title == "500 sites inherit this");
  CHECK(lenses.back().title == "no site inherits this");
  CHECK(lenses_of(1100, 1000).empty());
}
