// What may be written, also where the text is broken.
#include "editor/completion.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "marked_text.h"

using namespace iislint;
using tests::find;
using tests::labels;
using tests::MarkedProject;

namespace {

const std::string kHost = "applicationHost.config";

editor::Completion complete(MarkedProject& project) {
  return editor::complete(*project, project.path(), project.offset());
}

std::string labels_in(const std::string& text, const std::string& path = "web.config") {
  MarkedProject project(text, path);
  return " " + labels(complete(project)) + " ";
}

/// The text with the item in it, the place it takes in brackets.
std::string inserted(const std::string& text, const std::string& label,
                     const std::string& path = "web.config") {
  MarkedProject project(text, path);
  const editor::Completion completion = complete(project);
  const editor::CompletionItem* item = find(completion, label);
  if (item == nullptr) return "no " + label + " among " + labels(completion);
  const std::size_t marker = text.find('|');
  std::string whole = text;
  whole.erase(marker, 1);
  if (item->replaced.begin > project.offset() || item->replaced.end < project.offset()) return "outside";
  return whole.substr(0, item->replaced.begin) + "[" + item->text + "]" + whole.substr(item->replaced.end);
}

bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

std::string in_sites(const std::string& text) {
  return "<configuration><system.applicationHost><sites>" + text +
         "</sites></system.applicationHost></configuration>";
}

std::string in_pools(const std::string& text) {
  return "<configuration><system.applicationHost><applicationPools>" + text +
         "</applicationPools></system.applicationHost></configuration>";
}

}  // namespace

TEST_CASE("elements are offered where a tag begins, in any state of the text") {
  for (const char* text : {"<|", "<si|", "|", "<|site name=\"a\"></site>", "<site name=\"x\"></site><|",
                           "<siteDefaults></siteDefaults>\n<si|\n<site name=\"b\"></site>"}) {
    CAPTURE(text);
    const std::string found = labels_in(in_sites(text), kHost);
    CAPTURE(found);
    CHECK(has(found, " site "));
    CHECK(has(found, " applicationDefaults "));
    CHECK_FALSE(has(found, " handlers "));
  }
}

TEST_CASE("what may stand once is not offered again") {
  const std::string found = labels_in(in_sites("<siteDefaults></siteDefaults><|"), kHost);
  CHECK_FALSE(has(found, " siteDefaults "));
  CHECK(has(found, " site "));
}

TEST_CASE("an element comes with the attributes that it must have") {
  MarkedProject project(in_sites("<site name=\"a\"><|</site>"), kHost);
  const editor::Completion completion = complete(project);
  const auto* application = find(completion, "application");
  REQUIRE(application != nullptr);
  CHECK(application->text == "application path=\"\"></application>");
  CHECK(application->snippet == "application path=\"$1\">\n\t$0\n</application>");
  CHECK_FALSE(application->documentation.empty());
}

TEST_CASE("an entry comes with its key, though it may be left out") {
  CHECK(
      inserted(in_sites("<site name=\"a\"><application path=\"/\"><|</application></site>"),
               "virtualDirectory", kHost) ==
      in_sites(
          "<site name=\"a\"><application path=\"/\"><[virtualDirectory path=\"\" />]</application></site>"));
}

TEST_CASE("sections that the server locks are offered last, and say so") {
  MarkedProject project(tests::Files{
      {kHost,
       "<configuration><configSections><sectionGroup name=\"system.webServer\"><section name=\"httpErrors\" "
       "overrideModeDefault=\"Deny\"/><section name=\"httpRedirect\" "
       "overrideModeDefault=\"Allow\"/></sectionGroup>"
       "</configSections><system.applicationHost><sites><site name=\"a\" id=\"1\"><application path=\"/\">"
       "<virtualDirectory path=\"/\" physicalPath=\"site\"/></application></site></sites>"
       "</system.applicationHost></configuration>"},
      {"site/web.config", "<configuration><system.webServer><|</system.webServer></configuration>"}});
  const editor::Completion completion = complete(project);
  const auto* locked = find(completion, "httpErrors");
  const auto* free = find(completion, "httpRedirect");
  REQUIRE(locked != nullptr);
  REQUIRE(free != nullptr);
  CHECK(locked->detail == "locked here");
  CHECK(free->detail == "");
  CHECK(free->sort_text < locked->sort_text);
}

TEST_CASE("a tag that is there gets a new name only") {
  CHECK(
      inserted(
          "<configuration><system.webServer><htt| errorMode=\"Custom\"/></system.webServer></configuration>",
          "httpErrors") ==
      "<configuration><system.webServer><[httpErrors] "
      "errorMode=\"Custom\"/></system.webServer></configuration>");
}

TEST_CASE("end tags close what is open") {
  CHECK(inserted("<configuration><system.webServer></|", "system.webServer") ==
        "<configuration><system.webServer></[system.webServer>]");
  CHECK(labels_in("<configuration><system.webServer></sys|") == " system.webServer configuration ");
}

TEST_CASE("attributes that are missing are offered, the required ones first") {
  for (const char* text : {"<site |", "<site na|", "<site\r\n  |\r\n", "<site i| name=\"a\">"}) {
    CAPTURE(text);
    const std::string found = labels_in(in_sites(text), kHost);
    CAPTURE(found);
    CHECK(has(found, " serverAutoStart "));
  }
  CHECK(labels_in(in_sites("<site |"), kHost).starts_with(" name "));
  CHECK_FALSE(has(labels_in(in_sites("<site name=\"a\" |>"), kHost), " name "));
  CHECK(inserted(in_sites("<site na|></site>"), "name", kHost) == in_sites("<site [name=\"\"]></site>"));
  CHECK(inserted(in_sites("<site na|=\"b\"></site>"), "name", kHost) ==
        in_sites("<site [name]=\"b\"></site>"));
}

TEST_CASE("words, flags that are left, and true and false") {
  const std::string access = "<configuration><system.webServer><security><access sslFlags=\"";
  const std::string rest = "\"/></security></system.webServer></configuration>";
  const std::string found = labels_in(access + "Ssl, |" + rest);
  CAPTURE(found);
  CHECK(has(found, " SslRequireCert "));
  CHECK_FALSE(has(found, " Ssl "));
  CHECK(inserted(access + "Ssl, SslNeg|" + rest, "SslNegotiateCert") ==
        access + "Ssl, [SslNegotiateCert]" + rest);
  CHECK(inserted(access + "|, Ssl" + rest, "Ssl128") == access + "[Ssl128], Ssl" + rest);
  CHECK(has(labels_in(in_sites("<site name=\"a\" serverAutoStart=\"|\">"), kHost), " true false "));
}

TEST_CASE("values without quotes and with one quote get those that are missing") {
  CHECK(inserted(in_sites("<site serverAutoStart=|></site>"), "false", kHost) ==
        in_sites("<site serverAutoStart=[\"false\"]></site>"));
  CHECK(inserted(in_sites("<site serverAutoStart=\"f|\n<site name=\"b\"></site>"), "false", kHost) ==
        in_sites("<site serverAutoStart=\"[false\"]\n<site name=\"b\"></site>"));
}

TEST_CASE("times are offered with what they mean") {
  MarkedProject project(in_pools("<add name=\"p\"><processModel idleTimeout=\"|\"/></add>"), kHost);
  const editor::Completion completion = complete(project);
  const auto* normal = find(completion, "00:20:00");
  REQUIRE(normal != nullptr);
  CHECK(normal->detail == "20 minutes, the default");
  CHECK(completion.items.front().label == "00:20:00");
}

TEST_CASE("pools are offered by name, escaped, without those that hold secrets") {
  const std::string host =
      "<configuration><system.applicationHost><applicationPools><add name=\"R&amp;D\"/>"
      "<add name=\"Shop \xF0\x9F\x9B\x92\"/><add "
      "name=\"http://u:test-only-value@h/\"/></applicationPools><sites>"
      "<site name=\"a\"><application path=\"/\" "
      "applicationPool=\"|\"/></site></sites></system.applicationHost>"
      "</configuration>";
  const std::string found = labels_in(host, kHost);
  CAPTURE(found);
  CHECK(has(found, " R&D Shop \xF0\x9F\x9B\x92 "));
  CHECK_FALSE(has(found, "test-only-value"));
  CHECK(has(inserted(host, "R&D", kHost), "applicationPool=\"[R&amp;D]\""));
}

TEST_CASE("places of locations are sites with their applications") {
  const std::string found = labels_in(
      "<configuration><system.applicationHost><sites><site name=\"a\"><application path=\"/\"/>"
      "<application path=\"/shop\"><virtualDirectory path=\"/img\"/></application></site></sites>"
      "</system.applicationHost><location path=\"|\"></location></configuration>",
      kHost);
  CHECK(has(found, " a a/shop a/shop/img "));
}

TEST_CASE("a web.config knows the rewrite maps of the server above it, and its own") {
  MarkedProject project(tests::Files{
      {kHost,
       "<configuration><system.applicationHost><sites><site name=\"a\" id=\"1\"><application path=\"/\">"
       "<virtualDirectory path=\"/\" physicalPath=\"site\"/></application></site></sites>"
       "</system.applicationHost><system.webServer><rewrite><rewriteMaps><rewriteMap name=\"Global\"/>"
       "</rewriteMaps></rewrite></system.webServer></configuration>"},
      {"site/web.config",
       "<configuration><system.webServer><rewrite><rewriteMaps><rewriteMap "
       "name=\"Own\"/></rewriteMaps><rules>"
       "<rule name=\"r\"><action type=\"Rewrite\" url=\"/{O|\"/></rule></rules></rewrite></system.webServer>"
       "</configuration>"}});
  const editor::Completion completion = complete(project);
  CHECK(labels(completion) == "Own: Global:");
  CHECK(project.text(completion.items.front().replaced) == "O");
}

TEST_CASE("entries of the server can be removed") {
  MarkedProject project(tests::Files{
      {kHost,
       "<configuration><system.applicationHost><sites><site name=\"a\" id=\"1\"><application path=\"/\">"
       "<virtualDirectory path=\"/\" physicalPath=\"site\"/></application></site></sites>"
       "</system.applicationHost><system.webServer><defaultDocument><files><add value=\"default.htm\"/>"
       "<add value=\"old.htm\"/></files></defaultDocument></system.webServer></configuration>"},
      {"site/web.config",
       "<configuration><system.webServer><defaultDocument><files><remove "
       "value=\"|\"/></files></defaultDocument>"
       "</system.webServer></configuration>"}});
  CHECK(labels(complete(project)) == "default.htm old.htm");
}

TEST_CASE("sections are offered in configSections by their groups") {
  const std::string found = labels_in(
      "<configuration><configSections><sectionGroup name=\"system.webServer\"><sectionGroup "
      "name=\"security\">"
      "<section name=\"|\"/></sectionGroup></sectionGroup></configSections></configuration>",
      kHost);
  CAPTURE(found);
  CHECK(has(found, " requestFiltering "));
  CHECK_FALSE(has(found, " sites "));
}

TEST_CASE("rules are offered in a comment that suppresses") {
  CHECK(has(labels_in("<configuration><!-- iislint-ignore aspnet-| --></configuration>"),
            " aspnet-debug-enabled "));
  CHECK(labels_in("<configuration><!-- a note | --></configuration>") == "  ");
}

TEST_CASE("a file in UTF-16 has the same items") {
  std::string utf16 = "\xFF\xFE";
  const std::string text = "<configuration><system.webServer><http";
  for (const char c : text)
    utf16 += std::string(1, c) + '\0';
  MarkedProject project(tests::Files{{"web.config", utf16}}, {"web.config"});
  const editor::Completion completion =
      editor::complete(*project, "web.config", static_cast<std::uint32_t>(text.size()));
  const auto* item = find(completion, "httpErrors");
  REQUIRE(item != nullptr);
  CHECK(project.text(item->replaced) == "http");
}

TEST_CASE("a password has no completion") {
  CHECK(labels_in(in_pools("<add name=\"p\"><processModel password=\"|test-only-value\"/></add>"), kHost) ==
        "  ");
}

TEST_CASE("sections that a web.config may not hold are not offered there") {
  const std::string found =
      labels_in("<configuration><system.webServer><|</system.webServer></configuration>");
  CAPTURE(found);
  CHECK(has(found, " handlers "));
  CHECK_FALSE(has(found, " globalModules "));
}

TEST_CASE("there are never too many, and typing narrows them") {
  std::string pools;
  for (int i = 0; i < 2000; ++i)
    pools += "<add name=\"pool" + std::to_string(i) + "\"/>";
  const std::string start = "<configuration><system.applicationHost><applicationPools>" + pools +
                            "</applicationPools><sites><applicationDefaults applicationPool=\"";
  MarkedProject project(start + "pool199|", kHost);
  const editor::Completion completion = complete(project);
  CHECK(completion.is_incomplete);
  CHECK(completion.items.size() == 11);
}

TEST_CASE("a file that holds a section has the elements of that section") {
  MarkedProject project(tests::Files{
      {"app/web.config", "<configuration><connectionStrings configSource=\"db.config\"/></configuration>"},
      {"app/db.config", "<connectionStrings>\n<|</connectionStrings>"}});
  (*project).check("app/web.config");
  const std::string found = " " + labels(complete(project)) + " ";
  CAPTURE(found);
  CHECK(has(found, " add "));
}
