// What src/editor answers, on its way to an editor: positions, kinds, addresses, versions.
#include <doctest/doctest.h>

#include <algorithm>

#include "client.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kServer =
    "<configuration>\n"
    "  <system.applicationHost>\n"
    "    <applicationPools>\n"
    "      <add name=\"\xF0\x9F\x98\x80 pool\" />\n"
    "    </applicationPools>\n"
    "    <sites>\n"
    "      <site name=\"a\" id=\"1\">\n"
    "        <application path=\"/\" applicationPool=\"\xF0\x9F\x98\x80 pool\">\n"
    "          <virtualDirectory path=\"/\" physicalPath=\"C:\\web\" />\n"
    "        </application>\n"
    "        <bindings><binding protocol=\"http\" bindingInformation=\"*:80:\" /></bindings>\n"
    "      </site>\n"
    "    </sites>\n"
    "  </system.applicationHost>\n"
    "</configuration>\n";

const std::string kFile = "applicationHost.config";

const char* const kNested =
    "{'textDocument':{'documentSymbol':{'hierarchicalDocumentSymbolSupport':true},'definition':{'linkSupport'"
    ":true},"
    "'completion':{'completionItem':{'snippetSupport':true}}},'workspace':{'workspaceEdit':{'documentChanges'"
    ":true}}}";

std::string place(int line, int character, const std::string& more = "") {
  return "{'textDocument':{'uri':'" + uri(kFile) + "'},'position':{'line':" + std::to_string(line) +
         ",'character':" + std::to_string(character) + "}" + more + "}";
}

std::string text_of(const Json& range) {
  const auto number = [&](const char* path) { return std::to_string(member(range, path).integer); };
  return number("start/line") + ":" + number("start/character") + "-" + number("end/line") + ":" +
         number("end/character");
}

}  // namespace

TEST_CASE("hover is Markdown about what is under the pointer, or plain text where that is wanted") {
  Client client({});
  client.open(kFile, kServer);
  const Json hover = client.request("textDocument/hover", place(7, 34));
  CHECK(member(hover, "result/contents/kind").string == "markdown");
  CHECK(member(hover, "result/contents/value").string.find("applicationPool") != std::string::npos);
  CHECK(text_of(member(hover, "result/range")) == "7:30-7:45");
  Client plain({}, {"{'textDocument':{'hover':{'contentFormat':['plaintext']}}}"});
  plain.open(kFile, kServer);
  const Json words = plain.request("textDocument/hover", place(7, 34));
  CHECK(member(words, "result/contents/kind").string == "plaintext");
  const std::string text = member(words, "result/contents/value").string;
  CAPTURE(text);
  CHECK(text.starts_with("applicationPool of <application>\n"));
  CHECK(text.find_first_of("*`\\") == std::string::npos);
  CHECK(text.find("set on line 8 of this file") != std::string::npos);
}

TEST_CASE("the documentation of what may be written is Markdown or plain text, as the client takes it") {
  const auto documentation = [](const char* capabilities) {
    Client client({}, {capabilities});
    client.open(kFile, kServer);
    const Json offered = client.request("textDocument/completion", place(7, 30));
    for (const Json& item : member(offered, "result/items").items) {
      if (member(item, "label").string == "applicationPool") return member(item, "documentation");
    }
    FAIL("applicationPool is not offered");
    return Json();
  };
  const Json markdown = documentation("{}");
  CHECK(member(markdown, "kind").string == "markdown");
  const Json plain = documentation(
      "{'textDocument':{'completion':{'completionItem':{'documentationFormat':['plaintext']}}}}");
  CHECK(member(plain, "kind").string == "plaintext");
  CHECK(member(plain, "value").string.find('`') == std::string::npos);
  CHECK(member(plain, "value").string.find("- Type: ") != std::string::npos);
}

TEST_CASE("a hover names other files from the folder of the workspace, and leads to them") {
  Client client(Files{
      {"a b/web.config", "<configuration/>"},
      {".iislint.json",
       R"({"hierarchy": {"applicationHost": "server/applicationHost.config", "folders": {"a": "a b"}}})"},
      {"server/applicationHost.config",
       "<configuration><system.applicationHost><sites><site name='a' id='1'><application "
       "path='/'><virtualDirectory path='/' physicalPath='C:\\web'/></application></site></sites>"
       "</system.applicationHost>\n<system.webServer><directoryBrowse enabled='true'/>"
       "</system.webServer></configuration>"}});
  client.open("a b/web.config",
              "<configuration><system.webServer>\n<directoryBrowse enabled='false'/></system.webServer>"
              "</configuration>");
  const std::string document = "'textDocument':{'uri':'" + uri("a b/web.config") + "'}";
  const Json hover =
      client.request("textDocument/hover", "{" + document + ",'position':{'line':1,'character':19}}");
  const std::string text = member(hover, "result/contents/value").string;
  CAPTURE(text);
  CHECK(text.find("set on [line 2](file:///w/a%20b/web.config#L2) of this file") != std::string::npos);
  const std::string other = "[server/applicationHost.config:2](file:///w/server/applicationHost.config#L2)";
  CHECK(text.find("overrides `true` in " + other) != std::string::npos);
  const Json value = client.request("workspace/executeCommand",
                                    "{'command':'iislint.effectiveValue','arguments':['" +
                                        uri("a b/web.config") + "','directoryBrowse/@enabled']}");
  CHECK(member(value, "result").string.find("overridden `true` in " + other) != std::string::npos);
}

TEST_CASE("completion replaces what is there, in text that is being typed, too") {
  Client client({}, {kNested});
  client.open(kFile, kServer);
  const Json names = client.request("textDocument/completion", place(7, 50));
  const auto& items = member(names, "result/items").items;
  const auto pool = std::find_if(items.begin(), items.end(), [](const Json& item) {
    return member(item, "label").string == "\xF0\x9F\x98\x80 pool";
  });
  REQUIRE(pool != items.end());
  CHECK(text_of(member(*pool, "textEdit/range")) == "7:47-7:54");
  CHECK(member(*pool, "kind").integer == 18);
  client.edit(kFile, "10:18-10:18", "<", 2);
  const Json broken = client.request("textDocument/completion", place(10, 19));
  CHECK(!member(broken, "result/items").items.empty());
}

TEST_CASE("a name leads to what it means, as link or location, and back") {
  Client links({}, {kNested});
  links.open(kFile, kServer);
  const Json link = links.request("textDocument/definition", place(7, 50));
  REQUIRE(member(link, "result").items.size() == 1);
  CHECK(text_of(member(link, "result/0/originSelectionRange")) == "7:47-7:54");
  CHECK(text_of(member(link, "result/0/targetSelectionRange")) == "3:17-3:24");
  Client plain({});
  plain.open(kFile, kServer);
  const Json location = plain.request("textDocument/definition", place(7, 50));
  CHECK(text_of(member(location, "result/0/range")) == "3:17-3:24");
  CHECK(member(location, "result/0/uri").string == uri(kFile));
  const auto count = [&](const char* with) {
    const Json found =
        plain.request("textDocument/references",
                      place(3, 18, std::string(",'context':{'includeDeclaration':") + with + "}"));
    return member(found, "result").items.size();
  };
  CHECK(count("true") == 2);
  CHECK(count("false") == 1);
}

TEST_CASE("a pool gets another name wherever it is named") {
  Client client({}, {kNested});
  client.open(kFile, kServer, 5);
  const Json prepared = client.request("textDocument/prepareRename", place(3, 18));
  CHECK(text_of(member(prepared, "result/range")) == "3:17-3:24");
  const Json renamed = client.request("textDocument/rename", place(3, 18, ",'newName':'x'"));
  const Json& change = member(renamed, "result/documentChanges/0");
  CHECK(member(change, "textDocument/version").integer == 5);
  REQUIRE(member(change, "edits").items.size() == 2);
  CHECK(text_of(member(change, "edits/1/range")) == "7:47-7:54");
  CHECK(member(client.request("textDocument/rename", place(3, 18, ",'newName':''")), "error/code").integer ==
        -32803);
}

TEST_CASE("the outline is nested or flat, and names are found in all files") {
  const std::string document = "{'textDocument':{'uri':'" + uri(kFile) + "'}}";
  Client nested({}, {kNested});
  nested.open(kFile, kServer);
  const Json tree = nested.request("textDocument/documentSymbol", document);
  CHECK(has_member(tree, "result/0/children/0"));
  Client flat(Files{
      {"b/web.config", "<configuration><system.webServer><httpErrors/></system.webServer></configuration>"}});
  flat.open(kFile, kServer);
  const auto names = [](const Json& answer) {
    std::vector<std::string> all;
    for (const Json& each : member(answer, "result").items)
      all.push_back(member(each, "name").string);
    return all;
  };
  const auto list = names(flat.request("textDocument/documentSymbol", document));
  CHECK(std::count(list.begin(), list.end(), "a") == 1);
  CHECK(std::count(list.begin(), list.end(), "\xF0\x9F\x98\x80 pool") == 1);
  const Json found = flat.request("workspace/symbol", "{'query':'httperr'}");
  REQUIRE(member(found, "result").items.size() == 1);
  CHECK(member(found, "result/0/location/uri").string == uri("b/web.config"));
  const Json folds = flat.request("textDocument/foldingRange", document);
  CHECK(member(folds, "result/0/startLine").integer == 0);
}

TEST_CASE("hints and lenses are shown as the user has set it") {
  const std::string text =
      "<configuration><system.applicationHost><sites><siteDefaults><limits connectionTimeout=\"00:01:00\" "
      "/></siteDefaults>\n"
      "<site name=\"a\" id=\"1\"><limits "
      "/></site></sites></system.applicationHost></configuration>";
  const std::string document = "'textDocument':{'uri':'" + uri(kFile) + "'}";
  const std::string range =
      "{" + document + ",'range':{'start':{'line':0,'character':0},'end':{'line':9,'character':0}}}";
  Client plain({});
  plain.open(kFile, text);
  CHECK(member(plain.request("textDocument/inlayHint", range), "result").is(base::JsonKind::null));
  const Json lenses = plain.request("textDocument/codeLens", "{" + document + "}");
  REQUIRE(!member(lenses, "result").items.empty());
  CHECK(member(lenses, "result/0/command/title").string.find("1 site") != std::string::npos);
  CHECK(member(lenses, "result/0/command/arguments/2/0/uri").string == uri(kFile));
  Client other({}, {"{}", R"([{"uri":"file:///w","name":"w"}])",
                    "{'inlayHints':{'enabled':true},'codeLens':{'enabled':false}}"});
  other.open(kFile, text);
  CHECK(member(other.request("textDocument/codeLens", "{" + document + "}"), "result")
            .is(base::JsonKind::null));
  const Json hints = other.request("textDocument/inlayHint", range);
  REQUIRE(!member(hints, "result").items.empty());
  CHECK(member(hints, "result/0/position/line").integer == 1);
  CHECK(member(hints, "result/0/label").string.find("connectionTimeout") != std::string::npos);
}

TEST_CASE("values that name files are links to them") {
  Client client(Files{{"errors.config", "<httpErrors />"}});
  client.open(
      "web.config",
      "<configuration><system.webServer><httpErrors configSource=\"errors.config\" /></system.webServer>"
      "</configuration>");
  const Json links =
      client.request("textDocument/documentLink", "{'textDocument':{'uri':'" + uri("web.config") + "'}}");
  REQUIRE(member(links, "result").items.size() == 1);
  CHECK(member(links, "result/0/target").string == uri("errors.config"));
}

TEST_CASE("names and tags under the cursor are marked, in the positions of the client") {
  Client client({});
  client.open(kFile, kServer);
  const Json names = client.request("textDocument/documentHighlight", place(7, 50));
  REQUIRE(member(names, "result").items.size() == 2);
  CHECK(text_of(member(names, "result/0/range")) == "3:17-3:24");
  CHECK(member(names, "result/0/kind").integer == 3);
  CHECK(text_of(member(names, "result/1/range")) == "7:47-7:54");
  CHECK(member(names, "result/1/kind").integer == 2);
  const Json tags = client.request("textDocument/documentHighlight", place(12, 8));
  REQUIRE(member(tags, "result").items.size() == 2);
  CHECK(text_of(member(tags, "result/0/range")) == "5:5-5:10");
  CHECK(member(tags, "result/0/kind").integer == 1);
  const Json linked = client.request("textDocument/linkedEditingRange", place(12, 8));
  CHECK(text_of(member(linked, "result/ranges/0")) == "5:5-5:10");
  CHECK(text_of(member(linked, "result/ranges/1")) == "12:6-12:11");
  CHECK(has_member(linked, "result/wordPattern"));
  CHECK(member(client.request("textDocument/linkedEditingRange", place(3, 8)), "result")
            .is(base::JsonKind::null));
}

TEST_CASE("selections grow from each of the positions, and each position has one") {
  Client client(Files{{"x.json", "{}"}});
  client.open(kFile, kServer);
  const auto ask = [&](const std::string& path, const std::string& positions) {
    return client.request("textDocument/selectionRange",
                          "{'textDocument':{'uri':'" + uri(path) + "'},'positions':" + positions + "}");
  };
  const Json both = ask(kFile, "[{'line':7,'character':50},{'line':99,'character':0}]");
  REQUIRE(member(both, "result").items.size() == 2);
  CHECK(text_of(member(both, "result/0/range")) == "7:47-7:54");
  CHECK(text_of(member(both, "result/0/parent/range")) == "7:46-7:55");
  CHECK(text_of(member(both, "result/0/parent/parent/range")) == "7:30-7:55");
  CHECK(text_of(member(both, "result/0/parent/parent/parent/range")) == "7:8-7:56");
  CHECK(text_of(member(both, "result/1/range")) == "0:0-15:0");
  client.open(".iislint.json", "{}");
  const Json empty = ask(".iislint.json", "[{'line':0,'character':1}]");
  CHECK(text_of(member(empty, "result/0/range")) == "0:1-0:1");
}
