// Findings as an editor is shown them: pushed and asked for, of one file and of those below it.
#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "app/lsp/answers/rule_tags.h"
#include "client.h"
#include "rules/table/rule_table.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kClean =
                      "<configuration>\n  <system.webServer>\n    <httpErrors errorMode=\"Custom\" />\n"
                      "  </system.webServer>\n</configuration>\n",
                  kWrong =
                      "<configuration>\n  <system.webServer>\n    <httpErrors errorMode=\"Custm\" />\n"
                      "  </system.webServer>\n</configuration>\n",
                  kFound = "2:27-2:32 invalid-enum error\n";

const char* const kEverything =
    "{'textDocument':{'publishDiagnostics':{'relatedInformation':true,'versionSupport':true,"
    "'tagSupport':{'valueSet':[1,2]},'codeDescriptionSupport':true,'dataSupport':true}}}";
const char* const kPulling =
    "{'textDocument':{'diagnostic':{}},'workspace':{'diagnostics':{'refreshSupport':true}}}";

/// A server with one site, whose folder is "site".
const std::string kSettings =
    R"({"hierarchy": {"applicationHost": "applicationHost.config", "folders": {"a": "site"}}})";

std::string server(const std::string& mode, const std::string& attributes = "") {
  return "<configuration><configSections><sectionGroup name='system.applicationHost'><section name='sites'/>"
         "</sectionGroup><sectionGroup name='system.webServer'><section name='httpErrors' "
         "overrideModeDefault='" +
         mode +
         "'/></sectionGroup></configSections><system.applicationHost><sites><site name='a' "
         "id='1'><application "
         "path='/'><virtualDirectory path='/' physicalPath='C:\\web'/></application><bindings><binding "
         "protocol='http' bindingInformation='*:80:'/></bindings></site></sites></system.applicationHost>"
         "<system.webServer><httpErrors" +
         attributes + "/></system.webServer></configuration>";
}

Files hierarchy() {
  return {
      {".iislint.json", kSettings}, {"applicationHost.config", server("Allow")}, {"site/web.config", kClean}};
}

}  // namespace

TEST_CASE("findings are pushed when a file is opened, and go when they are mended") {
  Client client({}, {kEverything});
  CHECK(client.shown("web.config") == "-");
  client.open("web.config", kWrong, 7);
  CHECK(client.shown("web.config") == kFound);
  CHECK(member(*client.published("web.config").back(), "version").integer == 7);
  client.edit("web.config", "2:27-2:32", "Custom", 8);
  CHECK(client.shown("web.config") == "");
  CHECK(member(*client.published("web.config").back(), "version").integer == 8);
  client.edit("web.config", "2:27-2:33", "x", 9);
  CHECK(client.shown("web.config") == "2:27-2:28 invalid-enum error\n");
  client.close("web.config");
  CHECK(client.shown("web.config") == "");  // there is no such file on disk
}

TEST_CASE("a diagnostic says all that the client can take, and nothing else") {
  Client plain({});
  plain.open("web.config", kWrong);
  const Json& bare = member(*plain.published("web.config").back(), "diagnostics/0");
  for (const char* key : {"codeDescription", "tags", "relatedInformation", "data"})
    CHECK(!has_member(bare, key));
  CHECK(!has_member(*plain.published("web.config").back(), "version"));
  Client rich({}, {kEverything});
  rich.open("web.config", kWrong);
  const Json& whole = member(*rich.published("web.config").back(), "diagnostics/0");
  CHECK(member(whole, "source").string == "iislint");
  CHECK(member(whole, "codeDescription/href").string.starts_with("https://"));
  CHECK(member(whole, "data/rule").string == "invalid-enum");
  CHECK(member(whole, "data/fixes/0/edits/0/newText").string == "Custom");
  CHECK(member(whole, "message").string.find("did you mean \"Custom\"?") != std::string::npos);
}

TEST_CASE("rules with a tag exist, and their findings carry it") {
  for (const lsp::Tag tag : {lsp::Tag::unnecessary, lsp::Tag::deprecated}) {
    for (const std::string_view rule : lsp::rules_with(tag)) {
      CAPTURE(rule);
      const auto infos = rules::rule_infos();
      CHECK(std::any_of(infos.begin(), infos.end(), [&](const auto& info) { return info.id == rule; }));
      CHECK(lsp::tag_of(rule) == tag);
    }
  }
  CHECK(!lsp::tag_of("invalid-enum").has_value());
  Client client({}, {kEverything});
  client.open("web.config", "<configuration>\n<location path=\"x\">\n</location>\n</configuration>\n");
  CHECK(client.shown("web.config").find("location-empty") != std::string::npos);
  CHECK(member(*client.published("web.config").back(), "diagnostics/0/tags/0").integer == 1);
}

TEST_CASE("positions are those of the encoding that both know") {
  const std::string text =
      "<configuration>\n<!-- \xF0\x9F\x98\x80\xC3\xA4 --><system.webServer><httpErrors "
      "errorMode=\"x\"/></system.webServer></configuration>";
  Client utf16({});
  CHECK(member(utf16.capabilities(), "positionEncoding").string == "utf-16");
  utf16.open("web.config", text);
  CHECK(utf16.shown("web.config") == "1:53-1:54 invalid-enum error\n");
  for (const char* offered : {"['utf-8']", "['utf-8','utf-16']", "['utf-32','utf-8','utf-16']"}) {
    Client utf8({}, {std::string("{'general':{'positionEncodings':") + offered + "}}"});
    CHECK(member(utf8.capabilities(), "positionEncoding").string == "utf-8");
    utf8.open("web.config", text);
    CHECK(utf8.shown("web.config") == "1:56-1:57 invalid-enum error\n");
  }
  for (const char* offered : {"['utf-16','utf-8']", "['utf-32']", "[]"}) {
    Client other({}, {std::string("{'general':{'positionEncodings':") + offered + "}}"});
    CHECK(member(other.capabilities(), "positionEncoding").string == "utf-16");
  }
}

TEST_CASE("what a document is, its name and its text decide") {
  const std::pair<const char*, std::string> checked[] = {
      {"web.config", kWrong},
      {"WEB.CONFIG", kWrong},
      {"a b/%20/Web.config", kWrong},
      {"untitled:Untitled-1", kWrong},
      {"vscode-vfs://host/x.config", kWrong},
      {"other.config", kWrong},
      {"notes.txt", kWrong},
  };
  for (const auto& [name, text] : checked) {
    CAPTURE(name);
    Client client({});
    client.open(name, text);
    CHECK(client.shown(name) == kFound);
  }
  Client both({});
  both.open("vscode-vfs://host/a/web.config", kWrong);
  both.open("vscode-vfs://host/b/web.config", kClean);
  CHECK(both.shown("vscode-vfs://host/a/web.config") == kFound);
  CHECK(both.shown("vscode-vfs://host/b/web.config") == "");
  const std::pair<const char*, std::string> passed_over[] = {
      {"app.config", kWrong},
      {"program.exe.config", kWrong},
      {"nuget.config", "<configuration><packageSources/></configuration>"},
      {"log4net.config", "<log4net x=\"1\"/>"},
      {"program.cs", "class X {}"},
      {"data.json", "{"},
      {"untitled:Untitled-1", "text"},
      {"other.config", "<configuration><startup/></configuration>"},
  };
  for (const auto& [name, text] : passed_over) {
    CAPTURE(name);
    Client client({});
    client.open(name, text);
    CHECK((client.shown(name) == "" || client.shown(name) == "-"));
  }
}

TEST_CASE("an address that is too long or too deep names a document without findings") {
  const auto repeated = [](const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
      all += text;
    return all;
  };
  for (const std::string& folders :
       {repeated("/a", 20000), repeated("/a", 300), "/" + repeated("b", 40000), repeated("%2Fa", 300)}) {
    const std::string address = "file://" + folders + "/web.config";
    Client client({});
    client.open(address, kWrong);
    client.replace(address, kWrong + " ", 2);
    CHECK((client.shown(address) == "" || client.shown(address) == "-"));
    client.open("web.config", kWrong);
    CHECK(client.shown("web.config") == kFound);
  }
  const std::string deep = "file://" + repeated("/a", 200) + "/web.config";
  Client client({});
  client.open(deep, kWrong);
  CHECK(client.shown(deep) == kFound);
}

TEST_CASE("what is typed into a server's file is seen in the file of a site beside it") {
  Client client(hierarchy(), {kEverything});
  client.open("applicationHost.config", server("Allow"));
  client.open("site/web.config", kClean);
  CHECK(client.shown("site/web.config") == "");
  client.replace("applicationHost.config", server("Deny"), 2);
  CHECK(client.shown("site/web.config").find("section-locked error") != std::string::npos);
  const Json& locked = member(*client.published("site/web.config").back(), "diagnostics/0");
  CHECK(member(locked, "relatedInformation/0/location/uri").string == uri("applicationHost.config"));
  CHECK(member(*client.published("site/web.config").back(), "version").integer == 1);
  client.replace("applicationHost.config", server("Allow", " lockAttributes='errorMode'"), 3);
  CHECK(client.shown("site/web.config").find("attribute-locked error") != std::string::npos);
  client.replace("applicationHost.config", server("Allow", "><"), 4);  // broken
  client.replace("applicationHost.config", server("Allow"), 5);
  CHECK(client.shown("site/web.config") == "");
}

TEST_CASE("a closed buffer gives way to what is stored, for the files below it, too") {
  Client client(hierarchy());
  client.open("site/web.config", kClean);
  client.open("applicationHost.config", server("Deny"));
  CHECK(client.shown("site/web.config").find("section-locked") != std::string::npos);
  client.close("applicationHost.config");
  CHECK(client.shown("site/web.config") == "");
}

TEST_CASE("files that change on disk are read again") {
  Client client(hierarchy());
  client.open("site/web.config", kClean);
  CHECK(client.shown("site/web.config") == "");
  client.stored()["/w/applicationHost.config"] = server("Deny");
  client.notify("workspace/didChangeWatchedFiles",
                "{'changes':[{'uri':'" + uri("applicationHost.config") + "','type':2}]}");
  CHECK(client.shown("site/web.config").find("section-locked") != std::string::npos);
  client.stored().erase("/w/applicationHost.config");
  client.notify("workspace/didChangeWatchedFiles",
                "{'changes':[{'uri':'" + uri("applicationHost.config") + "','type':3}]}");
  CHECK(client.shown("site/web.config").find("section-locked") == std::string::npos);
}

TEST_CASE("settings count as they are typed, and their mistakes are shown in place") {
  Client client(Files{{"web.config", kWrong}});
  client.open("web.config", kWrong);
  CHECK(client.shown("web.config") == kFound);
  client.open(".iislint.json", "{\"rules\": {\"invalid-enum\": \"info\"}}");
  CHECK(client.shown("web.config") == "2:27-2:32 invalid-enum info\n");
  client.replace(".iislint.json", "{\n  \"rules\": {\n    \"invalid-enm\": \"off\"\n  }\n}", 2);
  CHECK(client.shown(".iislint.json").starts_with("2:4-2:5 "));
  CHECK(client.shown(".iislint.json").find("invalid-enum") != std::string::npos);
  client.replace(".iislint.json", "{", 3);
  CHECK(client.shown(".iislint.json").find(" error") != std::string::npos);
  client.close(".iislint.json");
  CHECK(client.shown(".iislint.json") == "");
  CHECK(client.shown("web.config") == kFound);
}

TEST_CASE("mistakes in settings that are not open are shown all the same") {
  Client client(Files{{".iislint.json", "{\"profile\": 5}"}});
  client.open("web.config", kClean);
  CHECK(client.shown(".iislint.json").starts_with("0:12-0:13 "));
  client.stored()["/w/.iislint.json"] = "{}";
  client.notify("workspace/didChangeWatchedFiles",
                "{'changes':[{'uri':'" + uri(".iislint.json") + "','type':2}]}");
  CHECK(client.shown(".iislint.json") == "");
}

TEST_CASE("mistakes in rules of one's own are shown in their files") {
  Client client(Files{{".iislint.json", "{\"rulesDirectories\": [\"rules\"]}"}, {"rules/own.json", "{}"}});
  client.open("web.config", kClean);
  client.open("rules/own.json", "{\n  \"sumary\": \"x\"\n}");
  CHECK(client.shown("rules/own.json").find(" error") != std::string::npos);
  client.open("elsewhere.json", "{");
  CHECK((client.shown("elsewhere.json") == "" || client.shown("elsewhere.json") == "-"));
}

TEST_CASE("a section in a file of its own is known by the file that names it") {
  const std::string section = "<httpErrors errorMode=\"Custm\" />";
  Client client(Files{{"web.config",
                       "<configuration><system.webServer><httpErrors configSource=\"errors.config\"/>"
                       "</system.webServer></configuration>"},
                      {"errors.config", section}});
  client.open("errors.config", section);
  CHECK(client.shown("errors.config") == "0:23-0:28 invalid-enum error\n");
}

TEST_CASE("a client that asks for diagnostics is not sent them, too") {
  Client client({{"web.config", kWrong}, {"b/web.config", kClean}}, {kPulling});
  CHECK(member(client.capabilities(), "diagnosticProvider/interFileDependencies").boolean);
  client.open("web.config", kWrong);
  CHECK(client.published("web.config").empty());
  CHECK(client.sent("workspace/diagnostic/refresh").size() >= 1);
  const std::string document = "'textDocument':{'uri':'" + uri("web.config") + "'}";
  const Json first = client.request("textDocument/diagnostic", "{" + document + "}");
  CHECK(member(first, "result/kind").string == "full");
  CHECK(lines_of(member(first, "result/items")) == kFound);
  const std::string id = member(first, "result/resultId").string;
  const std::string again = "{" + document + ",'previousResultId':'" + id + "'}";
  const Json second = client.request("textDocument/diagnostic", again);
  CHECK(member(second, "result/kind").string == "unchanged");
  CHECK(!has_member(second, "result/items"));
  client.edit("web.config", "2:27-2:32", "Custom", 2);
  const Json third = client.request("textDocument/diagnostic", again);
  CHECK(member(third, "result/kind").string == "full");
  CHECK(lines_of(member(third, "result/items")) == "");
}

TEST_CASE("the findings of the workspace can be asked for, with what is known already") {
  Client client({{"web.config", kWrong}, {"b/web.config", kClean}, {"b/bin/web.config", kWrong}}, {kPulling});
  client.open("web.config", kWrong, 3);
  const Json all = client.request("workspace/diagnostic", "{'previousResultIds':[]}");
  const Json& items = member(all, "result/items");
  REQUIRE(items.items.size() == 3);
  std::map<std::string, const Json*> by_uri;
  for (const Json& each : items.items)
    by_uri[member(each, "uri").string] = &each;
  CHECK(lines_of(member(*by_uri.at(uri("web.config")), "items")) == kFound);
  CHECK(member(*by_uri.at(uri("web.config")), "version").integer == 3);
  CHECK(member(*by_uri.at(uri("b/web.config")), "version").is(base::JsonKind::null));
  const std::string known = "{'previousResultIds':[{'uri':'" + uri("web.config") + "','value':'" +
                            member(*by_uri.at(uri("web.config")), "resultId").string + "'}]}";
  const Json later = client.request("workspace/diagnostic", known);
  for (const Json& each : member(later, "result/items").items)
    CHECK(member(each, "kind").string ==
          (member(each, "uri").string == uri("web.config") ? "unchanged" : "full"));
  client.edit("web.config", "2:27-2:32", "Custom", 4);
  const Json edited = client.request("workspace/diagnostic", known);
  for (const Json& each : member(edited, "result/items").items)
    CHECK(member(each, "kind").string == "full");
}

TEST_CASE("the findings of files that are not open are pushed where the user wants that") {
  Client client(
      {{"web.config", kWrong}, {"b/web.config", kWrong}},
      {kEverything, R"([{"uri":"file:///w","name":"w"}])", "{'diagnostics':{'wholeWorkspace':true}}"});
  CHECK(client.shown("web.config") == kFound);
  CHECK(client.shown("b/web.config") == kFound);
}

TEST_CASE("folders come and go") {
  Client client({{"/x/.iislint.json", "{\"rules\": {\"invalid-enum\": \"off\"}}"}, {"/x/web.config", kWrong}},
                {kPulling, "null"});
  const auto count = [&] {
    return member(client.request("workspace/diagnostic", "{'previousResultIds':[]}"), "result/items")
        .items.size();
  };
  CHECK(count() == 0);
  client.notify("workspace/didChangeWorkspaceFolders",
                "{'event':{'added':[{'uri':'file:///x','name':'x'}],'removed':[]}}");
  CHECK(count() == 1);
  client.notify("workspace/didChangeWorkspaceFolders",
                "{'event':{'added':[],'removed':[{'uri':'file:///x','name':'x'}]}}");
  CHECK(count() == 0);
}

TEST_CASE("an outdated result is not sent") {
  Client client({});
  const auto open = lsp::read_message(lsp::notification(
      "textDocument/didOpen", R"({"textDocument":{"uri":)" + lsp::quoted(uri("web.config")) +
                                  R"(,"version":1,"text":)" + lsp::quoted(kWrong) + "}}"));
  client.server().receive({std::get<lsp::Message>(open)});
  const auto is_outdated = [](std::string_view) { return true; };
  while (client.server().work(lsp::Server::Clock::time_point::max(), is_outdated)) {
  }
  CHECK(client.published("web.config").empty());
}

TEST_CASE("a client that pulls is told when the findings of other files may be others") {
  Client client(hierarchy(), {kPulling});
  client.open("site/web.config", kClean);
  client.open("applicationHost.config", server("Allow"));
  auto count = [&, before = std::size_t{0}]() mutable {
    const std::size_t now = client.sent("workspace/diagnostic/refresh").size();
    return now - std::exchange(before, now);
  };
  count();
  client.edit("site/web.config", "0:0-0:0", " ", 2);
  CHECK(count() == 0);
  client.replace("applicationHost.config", server("Deny"), 2);
  CHECK(count() == 1);
  const Json pulled =
      client.request("textDocument/diagnostic", "{'textDocument':{'uri':'" + uri("site/web.config") + "'}}");
  CHECK(!member(pulled, "result/items").items.empty());
  client.notify("workspace/didChangeConfiguration",
                "{'settings':{'iislint':{'codeLens':{'enabled':false}}}}");
  CHECK(count() == 1);
  client.stored()["/w/.iislint.json"] = R"({"rules": {"locked-section": "off"}})";
  client.notify("workspace/didChangeWatchedFiles",
                "{'changes':[{'uri':'" + uri(".iislint.json") + "','type':2}]}");
  CHECK(count() == 1);
  client.open(".iislint.json", kSettings);
  count();
  client.replace(".iislint.json", R"({"rules": {"invalid-enum": "off"}})", 2);
  CHECK(count() == 1);
  client.notify("workspace/didChangeWatchedFiles",
                "{'changes':[{'uri':'" + uri(".iislint.json") + "','type':2}]}");
  CHECK(count() == 1);
}

TEST_CASE("hints and lenses are asked for again when the user wants others") {
  Client client({},
                {"{'workspace':{'inlayHint':{'refreshSupport':true},'codeLens':{'refreshSupport':true}}}"});
  client.open("web.config", kClean);
  CHECK(client.sent("workspace/inlayHint/refresh").empty());
  client.notify("workspace/didChangeConfiguration",
                "{'settings':{'iislint':{'inlayHints':{'enabled':true}}}}");
  const std::size_t hints = client.sent("workspace/inlayHint/refresh").size();
  CHECK(hints >= 1);
  CHECK(client.sent("workspace/codeLens/refresh").size() == 1);
  client.open("a/web.config", kClean);
  CHECK(client.sent("workspace/inlayHint/refresh").size() == hints + 1);
}

TEST_CASE("nothing is said of a file that the settings exclude, but what it says counts below it") {
  Wishes wishes{.capabilities = kPulling};
  wishes.is_excluded = [](engine::Project&, const std::string& path) {
    return path == "/w/applicationHost.config" || path == "/w/bin/web.config";
  };
  Files files = hierarchy();
  files["bin/web.config"] = kWrong;
  Client client(files, wishes);
  client.open("bin/web.config", kWrong);
  client.open("applicationHost.config", server("Deny", " errorMode='x'"));
  client.open("site/web.config", kClean);
  const auto found = [&](const std::string& path) {
    return lines_of(
        member(client.request("textDocument/diagnostic", "{'textDocument':{'uri':'" + uri(path) + "'}}"),
               "result/items"));
  };
  CHECK(found("bin/web.config") == "");
  CHECK(found("applicationHost.config") == "");
  CHECK(found("site/web.config") != "");
  client.close("bin/web.config");
  CHECK(found("bin/web.config") == "");
  Client pushed(files, {.is_excluded = wishes.is_excluded});
  pushed.open("bin/web.config", kWrong);
  CHECK(pushed.shown("bin/web.config") == "");
  const Json actions = pushed.request(
      "textDocument/codeAction",
      "{'textDocument':{'uri':'" + uri("bin/web.config") +
          "'},'range':{'start':{'line':2,'character':28},'end':{'line':2,'character':28}},'context':{}}");
  CHECK(member(actions, "result").items.empty());
}

TEST_CASE("findings of the workspace come in pieces, with progress, where the client gives tokens") {
  Files files;
  for (int i = 0; i < 120; ++i)
    files["s" + std::to_string(i) + "/web.config"] = i == 70 ? kWrong : kClean;
  Client client(files, {kPulling});
  const Json whole = client.request("workspace/diagnostic", "{'previousResultIds':[],'workDoneToken':'w'}");
  CHECK(member(whole, "result/items").items.size() == 120);
  const auto said = client.sent("$/progress");
  REQUIRE(said.size() == 4);
  CHECK(member(*said[0], "params/token").string == "w");
  CHECK(member(*said[0], "params/value/kind").string == "begin");
  CHECK(member(*said[1], "params/value/percentage").integer == 41);
  CHECK(member(*said[3], "params/value/kind").string == "end");
  const Json rest = client.request("workspace/diagnostic", "{'previousResultIds':[],'partialResultToken':7}");
  CHECK(member(rest, "result/items").items.empty());
  std::size_t count = 0, wrong = 0;
  for (const Json* each : client.sent("$/progress")) {
    if (!has_member(*each, "params/value/items")) continue;
    CHECK(member(*each, "params/token").integer == 7);
    for (const Json& report : member(*each, "params/value/items").items) {
      ++count;
      wrong += member(report, "items").items.size();
    }
  }
  CHECK(count == 120);
  CHECK(wrong == 1);
}

TEST_CASE(
    "of more findings than an editor keeps of a file the most severe ones are shown, and how many are not") {
  std::string text = "<configuration>\n  <appSettings>\n";
  for (int i = 0; i < 1100; ++i)  // an info each
    text += "    <add key=\"k" + std::to_string(i) + "\" value=\"__TOKEN__\" />\n";
  text += "  </appSettings>\n" + kWrong.substr(kWrong.find("  <system.webServer>"));
  Client client({}, {kEverything});
  client.open("web.config", text);
  const std::string shown = client.shown("web.config");
  CAPTURE(shown.substr(0, 300));
  CHECK(std::count(shown.begin(), shown.end(), '\n') == 1001);
  CHECK(shown.find("invalid-enum error") != std::string::npos);
}
