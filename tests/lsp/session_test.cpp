// What goes between client and server beside documents: capabilities, registration, settings, trace.
#include <doctest/doctest.h>

#include "client.h"

using namespace iislint;
using namespace iislint::tests;

TEST_CASE("the server says what it can do, and who it is") {
  engine::Options options;
  options.program_version = "1.2.3";
  Client client({}, {"{}", "null", "{}", options});
  for (const char* provider :
       {"hoverProvider", "completionProvider", "definitionProvider", "referencesProvider",
        "documentSymbolProvider", "workspaceSymbolProvider", "foldingRangeProvider", "inlayHintProvider",
        "renameProvider", "documentHighlightProvider", "linkedEditingRangeProvider", "selectionRangeProvider",
        "documentLinkProvider", "codeLensProvider", "codeActionProvider", "executeCommandProvider"})
    CHECK(has_member(client.capabilities(), provider));
  CHECK(member(client.capabilities(), "textDocumentSync/change").integer == 2);
  CHECK(member(client.capabilities(), "workspace/workspaceFolders/supported").boolean);
  CHECK(!has_member(client.capabilities(), "diagnosticProvider"));
  CHECK(client.sent("client/registerCapability").empty());
  CHECK(client.sent("workspace/configuration").empty());
}

TEST_CASE("what the client can be asked for is asked for") {
  Client client(
      {{"web.config", "<configuration/>"}},
      {"{'workspace':{'configuration':true,'didChangeWatchedFiles':{'dynamicRegistration':true},"
       "'didChangeConfiguration':{'dynamicRegistration':true}},'window':{'workDoneProgress':true}}"});
  const auto registrations = client.sent("client/registerCapability");
  REQUIRE(registrations.size() == 1);
  CHECK(member(*registrations[0], "params/registrations/0/method").string ==
        "workspace/didChangeWatchedFiles");
  CHECK(member(*registrations[0], "params/registrations/1/method").string ==
        "workspace/didChangeConfiguration");
  CHECK(client.sent("window/workDoneProgress/create").size() == 1);
  const auto progress = client.sent("$/progress");
  REQUIRE(progress.size() == 2);
  CHECK(member(*progress[0], "params/value/kind").string == "begin");
  CHECK(member(*progress[1], "params/value/message").string == "1 files");
  REQUIRE(client.sent("workspace/configuration").size() == 1);
  client.answer("workspace/configuration", "[{'diagnostics':{'wholeWorkspace':true},'codeLens':5}]");
  client.notify("workspace/didChangeConfiguration", "{'settings':null}");
  CHECK(client.sent("workspace/configuration").size() == 2);
  client.answer("workspace/configuration", "[null]");
}

TEST_CASE("the settings of the editor may be pushed, too") {
  Client client(Files{{"web.config",
                       "<configuration><system.webServer><httpErrors errorMode=\"x\"/></system.webServer>"
                       "</configuration>"}});
  CHECK(client.shown("web.config") == "-");
  client.notify("workspace/didChangeConfiguration",
                "{'settings':{'iislint':{'diagnostics':{'wholeWorkspace':true}}}}");
  CHECK(client.shown("web.config").find("invalid-enum") != std::string::npos);
}

TEST_CASE("a trace says how long each request took") {
  Client client({});
  client.request("textDocument/hover", "{}");
  CHECK(client.sent("$/logTrace").empty());
  client.notify("$/setTrace", "{'value':'messages'}");
  client.request("textDocument/hover", "{}");
  REQUIRE(client.sent("$/logTrace").size() == 1);
  CHECK(
      member(*client.sent("$/logTrace")[0], "params/message").string.starts_with("textDocument/hover took "));
  client.notify("$/setTrace", "{'value':'off'}");
  client.request("textDocument/hover", "{}");
  CHECK(client.sent("$/logTrace").size() == 1);
}

TEST_CASE("params that mean nothing are refused, and notifications that do are passed over") {
  Client client({});
  for (const char* method : {"textDocument/diagnostic", "textDocument/codeAction", "textDocument/rename",
                             "workspace/executeCommand"})
    CHECK(member(client.request(method, "{}"), "error/code").integer == -32602);
  for (const char* method :
       {"textDocument/hover", "textDocument/completion", "textDocument/definition",
        "textDocument/documentSymbol", "textDocument/inlayHint", "textDocument/codeLens",
        "textDocument/documentHighlight", "textDocument/linkedEditingRange", "textDocument/selectionRange"})
    CHECK(member(client.request(method,
                                "{'textDocument':{'uri':'file:///w/none'},'position':{'line':0,"
                                "'character':0}}"),
                 "result")
              .is(base::JsonKind::null));
  for (const char* method : {"textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
                             "workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders",
                             "workspace/didChangeConfiguration", "$/setTrace", "$/nothing", "nothing"}) {
    client.notify(method, "{}");
    client.notify(method,
                  "{'textDocument':5,'contentChanges':[5],'changes':[5],'event':{'added':5},'value':5}");
  }
  client.open("web.config", "<configuration/>");
  CHECK(client.shown("web.config") == "");
}
