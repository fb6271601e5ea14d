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
  CHECK(member(plain.request("textDocument/hover", place(7, 34)), "result/contents/kind").string ==
        "plaintext");
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
